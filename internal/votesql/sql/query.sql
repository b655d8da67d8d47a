{{define "query" -}}
-- The public vote of {{comment .Edition.ID}}, counted in {{.Title}} by the rule of votering.
--
{{range .HowTo -}}
-- {{.}}
{{end -}}
--
-- It answers with one line of JSON: how many votes each nominee has, which rows
-- were dropped and why, and what the votes would be without each of these
-- causes. No voter's text is in it. Hand it on with the flags that made this query:
-- votering tally FILE VOTES --counted counts.json --reason WHY
--
-- What this engine reads otherwise than votering does (line breaks inside quotes,
-- above all) it counts under "other", and votering then refuses the answer.

{{template "begin" .}}
CREATE TEMP TABLE checked (what TEXT, n BIGINT);
CREATE TEMP TABLE listed (filter INT, entry {{.Text}});

-- The files, and how the answer tells of them.
CREATE TEMP TABLE sheet (i INT, told TEXT);
INSERT INTO sheet VALUES {{range $i, $s := .Sheets}}{{if $i}}, {{end}}({{.Index}}, {{q .Told}}){{end}};

-- What a vote may choose, and the number of the nominee that it means.
CREATE TEMP TABLE nominee (i INT, told TEXT);
INSERT INTO nominee VALUES {{range $i, $n := .Edition.Nominees}}{{if $i}}, {{end}}({{$i}}, {{q (json $n.ID)}}){{end}};
CREATE TEMP TABLE known (said {{.Text}}, nominee INT);
{{range .Known}}INSERT INTO known VALUES {{range $i, $k := .}}{{if $i}}, {{end}}({{q $k.Said}}, {{$k.Nominee}}){{end}};
{{end -}}
{{if .Coded}}-- What the codes of a file mean.
CREATE TEMP TABLE label (file INT, code {{.Text}}, said {{.Text}});
{{range .Labels}}INSERT INTO label VALUES {{range $i, $k := .}}{{if $i}}, {{end}}({{$k.File}}, {{q $k.Code}}, {{q $k.Said}}){{end}};
{{end}}{{end -}}
{{template "lists" .}}
-- Every row, in the order of the rows.
CREATE TEMP TABLE vote (file INT, n BIGINT, odd TEXT, bad BOOLEAN, choice {{.Text}}, late BOOLEAN, minute BIGINT,
  voter {{.Text}}{{range .Filters}}, hit{{.Number}} BOOLEAN{{end}});
{{range .Sheets}}
-- {{comment .Name}}
{{template "file" .}}{{template "header" .}}{{template "rows" .}}{{end}}
{{template "counts" .}}{{template "end" .}}{{end}}

{{define "counts" -}}
-- Whom each choice means.
CREATE TEMP TABLE meant AS
SELECT d.file, d.choice, k.nominee
FROM (SELECT file, choice, {{nfc (trim "choice")}} AS said FROM (SELECT DISTINCT file, choice FROM vote WHERE NOT bad) AS c) AS d
{{- if .Coded}}
LEFT JOIN label AS l ON l.file = d.file AND l.code = d.said
JOIN known AS k ON k.said = CASE WHEN d.file IN ({{.Coded}}) THEN l.said ELSE d.said END;
{{- else}}
JOIN known AS k ON k.said = d.said;
{{- end}}

-- The rows that name a nominee.
CREATE TEMP TABLE named0 AS
SELECT v.n, m.nominee, v.late, v.minute, v.voter
  {{- range .Filters}}, {{if .List}}l{{.Number}}.entry IS NOT NULL{{else}}v.hit{{.Number}}{{end}} AS hit{{.Number}}{{end}}
FROM vote AS v
JOIN meant AS m ON m.file = v.file AND m.choice = v.choice
{{- range .Filters}}{{if .List}}
LEFT JOIN listed AS l{{.Number}} ON l{{.Number}}.filter = {{.Number}} AND l{{.Number}}.entry = v.voter{{end}}{{end}}
WHERE NOT v.bad;
{{range .Stages}}
-- Filter {{.ID}}: what comes after the first {{.AtMost}} of one nominee in one minute.
CREATE TEMP TABLE {{.Table}} AS
SELECT *{{range .Over}},
  CASE WHEN {{.Came}} THEN row_number() OVER (PARTITION BY {{.Came}}, nominee, minute ORDER BY n) > {{.AtMost}} ELSE FALSE END AS {{.Column}}{{end}}
FROM {{.From}};
{{end}}
-- The vote of each voter that counts: the first that nothing is held against,
-- as its place among the rows and its nominee in one number.
CREATE TEMP TABLE counted AS
SELECT {{range $i, $s := .Scenarios}}{{if $i}}, {{end}}min(CASE WHEN {{.Pass}} THEN n * 1024 + nominee END) AS s{{$i}}{{end}}
FROM {{.Named}} WHERE voter IS NOT NULL GROUP BY voter
UNION ALL
SELECT {{range $i, $s := .Scenarios}}{{if $i}}, {{end}}CASE WHEN {{.Pass}} THEN n * 1024 + nominee END{{end}}
FROM {{.Named}} WHERE voter IS NULL;

CREATE TEMP TABLE votes (scenario INT, nominee BIGINT, votes BIGINT);
{{range $i, $s := .Scenarios}}INSERT INTO votes SELECT {{$i}}, s{{$i}} % 1024, count(*) FROM counted WHERE s{{$i}} IS NOT NULL GROUP BY s{{$i}} % 1024;
{{end}}{{if .Again}}-- Without duplicates being dropped.
INSERT INTO votes SELECT {{len .Scenarios}}, nominee, count(*) FROM {{.Named}} WHERE {{(index .Scenarios 0).Pass}} GROUP BY nominee;
{{end}}
CREATE TEMP TABLE cause AS
SELECT a.*, b.*, a.alive - b.alive_named AS unknown, b.passed - c.valid AS duplicate
FROM (
  SELECT count(*) AS rows, count(CASE WHEN bad THEN 1 END) AS malformed, count(CASE WHEN late THEN 1 END) AS outside,
    count(CASE WHEN NOT bad AND NOT late THEN 1 END) AS alive
  FROM vote
) AS a, (
  SELECT count(CASE WHEN NOT late THEN 1 END) AS alive_named, count(CASE WHEN {{(index .Scenarios 0).Pass}} THEN 1 END) AS passed
  {{- range .Filters}}, count(CASE WHEN {{.Dropped}} THEN 1 END) AS dropped{{.Number}}{{end}}
  FROM {{.Named}}
) AS b, (SELECT count(s0) AS valid FROM counted) AS c;

-- The answer.
SELECT {{q .Head}} || ',"files":[' || (
    SELECT string_agg(told || rows || '}', ',' ORDER BY i) FROM (
      SELECT s.i, s.told, count(v.file) AS rows FROM sheet AS s LEFT JOIN vote AS v ON v.file = s.i GROUP BY s.i, s.told
    ) AS f
  )
  || '],"rows":' || rows
  || ',"valid":' || {{votes 0}}
  || ',"dropped":{"malformed":' || malformed || ',"outside_window":' || outside || ',"unknown_nominee":' || unknown
  || ',"excluded":' || (0{{range .Filters}} + dropped{{.Number}}{{end}}) || ',"duplicate":' || duplicate
  || '},"filters":['{{range $i, $f := .Filters}} || {{q (printf "%s%s" (comma $i) .Told)}} || dropped{{.Number}} || '}'{{end}}
  || '],"without":{'{{range $i, $w := .Without}} || {{q $w.Told}} || {{votes $w.Scenario}}{{end}}
  || '},"other":{'{{range $i, $o := .Other}}
  || {{q (printf "%s%q:" (comma $i) $o)}} || ((SELECT count(*) FROM vote WHERE odd = {{q $o}}) + (SELECT coalesce(sum(n), 0) FROM checked WHERE what = {{q $o}})){{end}}
  || '}}' AS counts
FROM cause;{{end}}
