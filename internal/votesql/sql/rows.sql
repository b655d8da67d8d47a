{{define "lists"}}{{range .Lists}}
-- Filter {{.ID}}: the voters who stand in {{comment .Path}}, one a line.
{{template "list" .}}{{end}}{{end}}

{{define "checklist"}}INSERT INTO checked SELECT 'lists',
  CASE WHEN {{template "sum"}} = {{q .SHA256}} AND (SELECT count(*) FROM listed WHERE filter = {{.Filter}}) = {{.Listed}} THEN 0 ELSE 1 END{{end}}

{{define "cut" -}}
cut AS NOT MATERIALIZED (
  -- A line without a quote is split at its delimiters, one with quotes by what a field may be.
  SELECT n, line, strpos(line, '"') > 0 AS quoted,
    CASE WHEN strpos(line, '"') = 0 THEN {{.Split}} ELSE {{.Fields}} END AS field
  FROM lines {{fence}}
), fields AS NOT MATERIALIZED (
  -- Fields that are the line when put together again are all there is in it.
  SELECT n, line, quoted, field, NOT quoted OR array_to_string(field, {{q .Delimiter}}) = line AS clean
  FROM cut {{fence}}
){{end}}

{{define "field"}}CASE WHEN quoted AND substr({{.}}, 1, 1) = '"' THEN replace(substr({{.}}, 2, length({{.}}) - 2), '""', '"') ELSE {{.}} END{{end}}

{{define "header"}}INSERT INTO checked
WITH lines AS NOT MATERIALIZED ({{template "first" .}}), {{template "cut" .}}
SELECT 'headers', count(CASE WHEN clean AND found = {{q .Joined}} THEN NULL ELSE 1 END) + CASE WHEN count(*) = 1 THEN 0 ELSE 1 END
FROM (
  SELECT clean, (SELECT string_agg({{template "field" "cell"}}, chr(31) ORDER BY i)
    FROM (SELECT unnest(field) AS cell, generate_subscripts(field, 1) AS i) AS cells) AS found
  FROM fields
) AS header;
{{end}}

{{define "rows"}}INSERT INTO vote
WITH lines AS NOT MATERIALIZED ({{template "rest" .}}), {{template "cut" .}}, cells AS NOT MATERIALIZED (
  SELECT n, line, quoted, clean, coalesce(array_length(field, 1), 0) = {{.Columns}} AND clean AS whole,
    {{template "field" at .Choice}} AS choice
    {{- if .Time}},
    {{template "field" at .Time}} AS clock{{end}}
    {{- if .Voter}},
    {{template "field" at .Voter}} AS voter{{end}}
    {{- range .Asked}},
    {{template "field" at .Column}} AS asked{{.Filter}}{{end}}
  FROM fields {{fence}}
){{if .Time}}, {{template "times" .}}{{end}}, judged AS NOT MATERIALIZED (
  SELECT n, choice,
    NOT (whole{{if .Time}} AND readable{{end}}{{if .Voter}} AND NOT {{blank "voter"}}{{end}}) AS bad,
    CASE
      WHEN {{bytes "line"}} > {{.MaxLine}} THEN 'long_lines'
      WHEN quoted AND NOT clean AND {{match "line" .Open}} THEN 'open_quotes'
      {{- if and .Time .AskDates}}
      WHEN whole AND readable AND ambiguous THEN 'dates'{{end}}
      {{- if and .Time .AskZone}}
      WHEN whole AND readable AND wall THEN 'zones'{{end}}
    END AS odd,
    {{if .Late}}{{.Late}}{{else}}FALSE{{end}} AS late,
    {{if .Minute}}{{.Minute}}{{else}}CAST(NULL AS BIGINT){{end}} AS minute,
    {{if .Voter}}voter{{else}}CAST(NULL AS TEXT){{end}} AS voter
    {{- range .Hits}},
    {{if .Column}}{{nfc (trim (printf "asked%d" .Filter))}} = {{q .Text}}{{else}}FALSE{{end}} AS hit{{.Filter}}{{end}}
  FROM {{if .Time}}moments{{else}}cells{{end}} {{fence}}
)
SELECT {{.Index}}, {{.Base}} + n, odd, bad, CASE WHEN NOT bad THEN choice END, NOT bad AND late, minute,
  CASE WHEN NOT bad THEN voter END{{range .Hits}}, NOT bad AND hit{{.Filter}}{{end}}
FROM judged;
{{end}}
