{{define "times" -}}
plain AS NOT MATERIALIZED (
  SELECT *, whole AND {{match "clock" .T.Usual}} AS usual FROM cells {{fence}}
), trimmed AS NOT MATERIALIZED (
  SELECT *, CASE WHEN usual OR NOT whole THEN clock ELSE {{trim "clock"}} END AS t FROM plain {{fence}}
), formed AS NOT MATERIALIZED (
  -- 1: as most programs write it. 2: seconds or milliseconds since 1970. 3: any other form.
  SELECT *, CASE WHEN NOT whole THEN 0 WHEN usual THEN 1 WHEN {{match "t" .T.Unix}} THEN 2 WHEN {{match "t" .T.Any}} THEN 3 ELSE 0 END AS form
  FROM trimmed {{fence}}
), pieces AS NOT MATERIALIZED (
  SELECT *,
    CASE WHEN form = 3 THEN {{take "t" "^([0-9]+)"}} END AS a,
    CASE WHEN form = 3 THEN {{int (take "t" "^[0-9]+[-/.]([0-9]+)")}} END AS b,
    CASE WHEN form = 3 THEN {{take "t" "^[0-9]+[-/.][0-9]+[-/.]([0-9]+)"}} END AS c,
    CASE WHEN form = 3 THEN {{int (take "t" "^[^:]*[Tt ]([0-9]+):")}} END AS hour,
    CASE WHEN form = 3 THEN {{take "t" "^[^:]*:([0-9]+)"}} END AS minutes,
    CASE WHEN form = 3 THEN {{take "t" "^[^:]*:[0-9]+:([0-9]+)"}} END AS seconds,
    CASE WHEN form = 3 THEN lower({{take "t" " ([APap][Mm])"}}) END AS half,
    CASE WHEN form = 3 THEN {{take "t" "(CEST|CET|UTC|GMT|[Zz])$"}} END AS zone,
    CASE WHEN form = 3 THEN {{take "t" "([-+])[0-9]+(?::[0-9]+)?$"}} END AS sign,
    CASE WHEN form = 3 THEN {{take "t" "[-+]([0-9]{1,2})(?::?[0-9][0-9])?$"}} END AS ahead,
    CASE WHEN form = 3 THEN {{take "t" "[-+][0-9]{1,2}:?([0-9][0-9])$"}} END AS minutes_ahead
  FROM formed {{fence}}
), ordered AS NOT MATERIALIZED (
  SELECT *,
    CASE WHEN form <> 3 THEN FALSE ELSE length(a) < 4 AND strpos(t, '.') <> length(a) + 1 END AS open,
    CASE WHEN length(a) = 4 THEN {{int "a"}} WHEN length(c) = 2 THEN 2000 + {{int "c"}} ELSE {{int "c"}} END AS of_year,
    CASE WHEN form <> 3 THEN 0 ELSE {{int "a"}} END AS first,
    CASE WHEN length(a) = 4 THEN {{int "c"}} END AS last
  FROM pieces {{fence}}
), stamps AS NOT MATERIALIZED (
  SELECT *,
    {{if .AskDates}}open AND first <= 12 AND b <= 12 AND first <> b{{else}}FALSE{{end}} AS ambiguous,
    CASE form
      WHEN 1 THEN CASE WHEN strpos(t, '.') = 0 THEN t ELSE {{replace "t" "\\.[0-9]+"}} END
      WHEN 3 THEN lpad(CAST(of_year AS TEXT), 4, '0')
        || lpad(CAST(CASE WHEN open AND {{.MonthFirst}} THEN first ELSE b END AS TEXT), 2, '0')
        || lpad(CAST(CASE WHEN last IS NOT NULL THEN last WHEN open AND {{.MonthFirst}} THEN b ELSE first END AS TEXT), 2, '0')
        || lpad(CAST(CASE half WHEN 'am' THEN hour % 12 WHEN 'pm' THEN hour % 12 + 12 ELSE hour END AS TEXT), 2, '0')
        || minutes || CASE seconds WHEN '' THEN '00' ELSE seconds END
        || CASE
             WHEN zone = 'CEST' THEN '+02:00'
             WHEN zone = 'CET' THEN '+01:00'
             WHEN zone <> '' THEN 'Z'
             WHEN sign <> '' THEN sign || lpad(ahead, 2, '0') || ':' || CASE minutes_ahead WHEN '' THEN '00' ELSE minutes_ahead END
             ELSE ''
           END
    END AS stamp
  FROM ordered {{fence}}
), numbers AS NOT MATERIALIZED (
  -- form 1: 2026-09-08T12:51:45+02:00. form 3: 20260908125145+02:00.
  SELECT n, line, quoted, clean, whole, choice{{if .Voter}}, voter{{end}}{{range .Asked}}, asked{{.Filter}}{{end}}, t, form, ambiguous,
    CASE WHEN form IN (1, 3) THEN {{int "substr(stamp, 1, 4)"}} END AS y,
    CASE form WHEN 1 THEN {{int "substr(stamp, 6, 2)"}} WHEN 3 THEN {{int "substr(stamp, 5, 2)"}} END AS m,
    CASE form WHEN 1 THEN {{int "substr(stamp, 9, 2)"}} WHEN 3 THEN {{int "substr(stamp, 7, 2)"}} END AS d,
    CASE form
      WHEN 1 THEN {{int "substr(stamp, 12, 2)"}} * 3600 + {{int "substr(stamp, 15, 2)"}} * 60 + {{int "substr(stamp, 18, 2)"}}
      WHEN 3 THEN {{int "substr(stamp, 9, 2)"}} * 3600 + {{int "substr(stamp, 11, 2)"}} * 60 + {{int "substr(stamp, 13, 2)"}}
    END AS s,
    CASE form WHEN 1 THEN substr(stamp, 20) WHEN 3 THEN substr(stamp, 15) ELSE 'Z' END AS apart
  FROM stamps {{fence}}
), moments AS NOT MATERIALIZED (
  SELECT *, apart = '' AS wall,
    coalesce(form = 2 OR y >= 1 AND m BETWEEN 1 AND 12 AND d BETWEEN 1 AND CASE
      WHEN m = 2 AND y % 4 = 0 AND (y % 100 <> 0 OR y % 400 = 0) THEN 29
      WHEN m = 2 THEN 28
      WHEN m IN (4, 6, 9, 11) THEN 30
      ELSE 31
    END, FALSE) AS readable
    {{- if .Moment}},
    CASE WHEN form = 2 THEN {{long "substr(t, 1, 10)"}} ELSE {{.Days}} * CAST(86400 AS BIGINT) + s - CASE
      WHEN length(apart) = 6 THEN (CASE WHEN substr(apart, 1, 1) = '-' THEN -1 ELSE 1 END)
        * ({{int "substr(apart, 2, 2)"}} * 3600 + {{int "substr(apart, 5, 2)"}} * 60)
      ELSE 0
    END END AS instant
    {{- end}}
    {{- if .Nanos}},
    CASE WHEN form = 2 THEN {{int "rpad(substr(t, 11, 3), 9, '0')"}} ELSE {{int (printf "rpad(substr(%s, 1, 9), 9, '0')" (take "t" ":[0-9][0-9]\\.([0-9]+)"))}} END AS nanos
    {{- end}}
  FROM numbers {{fence}}
){{end}}
