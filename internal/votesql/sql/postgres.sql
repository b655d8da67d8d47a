{{define "begin" -}}
\set ON_ERROR_STOP on
\set QUIET on
\pset format unaligned
\pset tuples_only on
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SET jit = off;
SET work_mem = '256MB';
SELECT {{white}} AS white \gset
-- Nothing of this stays in the database: the transaction is rolled back. OFFSET 0
-- keeps the steps of a query apart, so that each is computed once.
BEGIN;
DO $check$ BEGIN
  IF current_setting('server_encoding') <> 'UTF8' THEN
    RAISE EXCEPTION 'This database is not in UTF-8. Make one that is: createdb -E UTF8 -T template0 votes';
  END IF;
END $check$;

-- A file comes from your machine as a large object, byte by byte, and is cut
-- into lines here. COPY would not do: it ends at a line \. and refuses others.
CREATE TEMP TABLE line (n BIGINT, line TEXT COLLATE "C");
CREATE PROCEDURE pg_temp.cut(file OID) LANGUAGE plpgsql AS $cut$
DECLARE
  step CONSTANT INT := 4194304;
  at BIGINT := 0;
  rows BIGINT := 0;
  piece BYTEA;
  size INT;
  last INT;
BEGIN
  TRUNCATE line;
  IF lo_get(file, 0, 3) = '\xefbbbf' THEN at := 3; END IF;
  LOOP
    piece := lo_get(file, at, step);
    size := length(piece);
    EXIT WHEN size = 0;
    at := at + size;
    IF size = step THEN
      WHILE size > 0 AND get_byte(piece, size - 1) <> 10 LOOP size := size - 1; END LOOP;
      IF size = 0 THEN RAISE EXCEPTION 'A line is longer than 4 MiB.'; END IF;
      at := at - step + size;
    END IF;
    -- A carriage return belongs to the line end that follows it, or to the end of the file.
    last := get_byte(piece, size - 1);
    IF last = 13 THEN size := size - 1; END IF;
    INSERT INTO line SELECT rows + i, l
    FROM unnest(string_to_array(replace(convert_from(substring(piece FROM 1 FOR size), 'UTF8'), chr(13) || chr(10), chr(10)), chr(10)))
      WITH ORDINALITY AS t (l, i) WHERE l <> '';
    rows := rows + size;
  END LOOP;
END $cut$;

{{end}}

{{define "take"}}\lo_import {{path .Path}}
\set file :LASTOID
{{end}}

{{define "list" -}}
{{template "take" . -}}
CALL pg_temp.cut(:file);
INSERT INTO listed SELECT DISTINCT {{.Filter}}, line FROM line WHERE {{trim "line"}} <> '';
{{template "checklist" .}};
\lo_unlink :file
{{end}}

{{define "sum"}}encode(sha256(lo_get(:file)), 'hex'){{end}}

{{define "file" -}}
{{template "take" . -}}
CALL pg_temp.cut(:file);
\lo_unlink :file
{{end}}

{{define "first"}}SELECT n, line FROM line ORDER BY n LIMIT 1{{end}}

{{define "rest"}}SELECT n, line FROM line WHERE n > (SELECT min(n) FROM line){{end}}

{{define "end"}}
ROLLBACK;
{{end}}
