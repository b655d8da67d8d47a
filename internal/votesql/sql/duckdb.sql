{{define "begin" -}}
-- Rows are read in the order of the file, texts are compared byte by byte.
SET preserve_insertion_order = true;
SET default_collation = '';
SET VARIABLE white = {{white}};
{{end}}

{{define "list" -}}
INSERT INTO listed
SELECT DISTINCT {{.Filter}}, entry FROM (
  SELECT CASE WHEN ends_with(line, chr(13)) THEN substr(line, 1, length(line) - 1) ELSE line END AS entry
  FROM (
    SELECT unnest(string_split(CASE WHEN starts_with(content, chr(65279)) THEN substr(content, 2) ELSE content END, chr(10))) AS line
    FROM read_text({{path .Path}})
  )
) WHERE {{trim "entry"}} <> '';
{{template "checklist" .}} FROM read_blob({{path .Path}});
{{end}}

{{define "sum"}}sha256(content){{end}}

{{define "file"}}{{end}}

{{define "lines"}}
  -- Each line is one text: the delimiter that is told here is no character, and stands in none.
  SELECT row_number() OVER () AS n, line
  FROM read_csv({{path .Path}}, columns = {'line': 'VARCHAR'}, auto_detect = false, header = false,
    delim = chr(1114111), quote = '', escape = '', comment = '', nullstr = '', compression = 'none', encoding = 'utf-8',
    strict_mode = true, hive_partitioning = false)
  WHERE line <> ''{{end}}

{{define "first"}}{{template "lines" .}}
  LIMIT 1
{{end}}

{{define "rest"}}
  SELECT n, line FROM ({{template "lines" .}}) WHERE n > 1
{{end}}

{{define "end"}}{{end}}
