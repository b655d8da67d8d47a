-- The public vote of prize, counted in DuckDB by the rule of votering.
--
-- To run it, in the folder of the votes: duckdb -noheader -list < this.sql > counts.json
-- It takes DuckDB 1.2 or newer, which holds the rows in memory and, where that is full,
-- in a folder .tmp beside it. DuckDB stops at text that is not UTF-8, at a carriage
-- return inside a line, and at lines that end in different ways.
--
-- It answers with one line of JSON: how many votes each nominee has, which rows
-- were dropped and why, and what the votes would be without each of these
-- causes. No voter's text is in it. Hand it on with the flags that made this query:
-- votering tally FILE VOTES --counted counts.json --reason WHY
--
-- What this engine reads otherwise than votering does (line breaks inside quotes,
-- above all) it counts under "other", and votering then refuses the answer.

-- Rows are read in the order of the file, texts are compared byte by byte.
SET preserve_insertion_order = true;
SET default_collation = '';
SET VARIABLE white = chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(32) || chr(133) || chr(160) || chr(5760) || chr(8192) || chr(8193) || chr(8194) || chr(8195) || chr(8196) || chr(8197) || chr(8198) || chr(8199) || chr(8200) || chr(8201) || chr(8202) || chr(8232) || chr(8233) || chr(8239) || chr(8287) || chr(12288);

CREATE TEMP TABLE checked (what TEXT, n BIGINT);
CREATE TEMP TABLE listed (filter INT, entry VARCHAR);

-- The files, and how the answer tells of them.
CREATE TEMP TABLE sheet (i INT, told TEXT);
INSERT INTO sheet VALUES (1, '{"name":"a.csv","read":{"encoding":"utf-8","delimiter":"tab","choice":"choice","time":"time","voter":"voter"},"rows":'), (2, '{"name":"b.csv","read":{"encoding":"utf-8","delimiter":",","choice":"choice"},"rows":');

-- What a vote may choose, and the number of the nominee that it means.
CREATE TEMP TABLE nominee (i INT, told TEXT);
INSERT INTO nominee VALUES (0, '"naa"'), (1, '"nab"');
CREATE TEMP TABLE known (said VARCHAR, nominee INT);
INSERT INTO known VALUES ('Bodø', 0), ('Kinn', 1), ('naa', 0), ('nab', 1);

-- Filter staff: the voters who stand in staff.txt, one a line.
INSERT INTO listed
SELECT DISTINCT 1, entry FROM (
  SELECT CASE WHEN ends_with(line, chr(13)) THEN substr(line, 1, length(line) - 1) ELSE line END AS entry
  FROM (
    SELECT unnest(string_split(CASE WHEN starts_with(content, chr(65279)) THEN substr(content, 2) ELSE content END, chr(10))) AS line
    FROM read_text('./staff.txt')
  )
) WHERE trim(entry, getvariable('white')) <> '';
INSERT INTO checked SELECT 'lists',
  CASE WHEN sha256(content) = '0000000000000000000000000000000000000000000000000000000000000000' AND (SELECT count(*) FROM listed WHERE filter = 1) = 1 THEN 0 ELSE 1 END FROM read_blob('./staff.txt');

-- Every row, in the order of the rows.
CREATE TEMP TABLE vote (file INT, n BIGINT, odd TEXT, bad BOOLEAN, choice VARCHAR, late BOOLEAN, minute BIGINT,
  voter VARCHAR, hit1 BOOLEAN, hit2 BOOLEAN);

-- a.csv
INSERT INTO checked
WITH lines AS NOT MATERIALIZED (
  -- Each line is one text: the delimiter that is told here is no character, and stands in none.
  SELECT row_number() OVER () AS n, line
  FROM read_csv('./a.csv', columns = {'line': 'VARCHAR'}, auto_detect = false, header = false,
    delim = chr(1114111), quote = '', escape = '', comment = '', nullstr = '', compression = 'none', encoding = 'utf-8',
    strict_mode = true, hive_partitioning = false)
  WHERE line <> ''
  LIMIT 1
), cut AS NOT MATERIALIZED (
  -- A line without a quote is split at its delimiters, one with quotes by what a field may be.
  SELECT n, line, strpos(line, '"') > 0 AS quoted,
    CASE WHEN strpos(line, '"') = 0 THEN string_split(line, '	') ELSE regexp_extract_all(line || '	', '("(?:[^"]|"")*"|[^"	][^	]*|)	', 1) END AS field
  FROM lines 
), fields AS NOT MATERIALIZED (
  -- Fields that are the line when put together again are all there is in it.
  SELECT n, line, quoted, field, NOT quoted OR array_to_string(field, '	') = line AS clean
  FROM cut 
)
SELECT 'headers', count(CASE WHEN clean AND found = 'timechoicevoter' THEN NULL ELSE 1 END) + CASE WHEN count(*) = 1 THEN 0 ELSE 1 END
FROM (
  SELECT clean, (SELECT string_agg(CASE WHEN quoted AND substr(cell, 1, 1) = '"' THEN replace(substr(cell, 2, length(cell) - 2), '""', '"') ELSE cell END, chr(31) ORDER BY i)
    FROM (SELECT unnest(field) AS cell, generate_subscripts(field, 1) AS i) AS cells) AS found
  FROM fields
) AS header;
INSERT INTO vote
WITH lines AS NOT MATERIALIZED (
  SELECT n, line FROM (
  -- Each line is one text: the delimiter that is told here is no character, and stands in none.
  SELECT row_number() OVER () AS n, line
  FROM read_csv('./a.csv', columns = {'line': 'VARCHAR'}, auto_detect = false, header = false,
    delim = chr(1114111), quote = '', escape = '', comment = '', nullstr = '', compression = 'none', encoding = 'utf-8',
    strict_mode = true, hive_partitioning = false)
  WHERE line <> '') WHERE n > 1
), cut AS NOT MATERIALIZED (
  -- A line without a quote is split at its delimiters, one with quotes by what a field may be.
  SELECT n, line, strpos(line, '"') > 0 AS quoted,
    CASE WHEN strpos(line, '"') = 0 THEN string_split(line, '	') ELSE regexp_extract_all(line || '	', '("(?:[^"]|"")*"|[^"	][^	]*|)	', 1) END AS field
  FROM lines 
), fields AS NOT MATERIALIZED (
  -- Fields that are the line when put together again are all there is in it.
  SELECT n, line, quoted, field, NOT quoted OR array_to_string(field, '	') = line AS clean
  FROM cut 
), cells AS NOT MATERIALIZED (
  SELECT n, line, quoted, clean, coalesce(array_length(field, 1), 0) = 3 AND clean AS whole,
    CASE WHEN quoted AND substr(field[2], 1, 1) = '"' THEN replace(substr(field[2], 2, length(field[2]) - 2), '""', '"') ELSE field[2] END AS choice,
    CASE WHEN quoted AND substr(field[1], 1, 1) = '"' THEN replace(substr(field[1], 2, length(field[1]) - 2), '""', '"') ELSE field[1] END AS clock,
    CASE WHEN quoted AND substr(field[3], 1, 1) = '"' THEN replace(substr(field[3], 2, length(field[3]) - 2), '""', '"') ELSE field[3] END AS voter
  FROM fields 
), plain AS NOT MATERIALIZED (
  SELECT *, whole AND regexp_full_match(clock, '^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?:Z|z|[-+](?:[01][0-9]|2[0-3]):[0-5][0-9])?)$') AS usual FROM cells 
), trimmed AS NOT MATERIALIZED (
  SELECT *, CASE WHEN usual OR NOT whole THEN clock ELSE trim(clock, getvariable('white')) END AS t FROM plain 
), formed AS NOT MATERIALIZED (
  -- 1: as most programs write it. 2: seconds or milliseconds since 1970. 3: any other form.
  SELECT *, CASE WHEN NOT whole THEN 0 WHEN usual THEN 1 WHEN regexp_full_match(t, '^(?:[0-9]{10}(?:[0-9]{3})?)$') THEN 2 WHEN regexp_full_match(t, '^(?:(?:(?:[0-9]{4}/[0-9]{2}/[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{2}|[0-9]{4}))[Tt ](?:(?:0?[1-9]|1[0-2]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)? (?:AM|PM|am|pm)|(?:(?:[01][0-9]|2[0-3])|[0-9]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?)|(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}|[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{2}|[0-9]{4}))[Tt ](?:(?:0?[1-9]|1[0-2]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)? (?:AM|PM|am|pm)|(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?))(?: ?(?:Z|z|[-+](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)| (?:CEST|CET|(?:UTC|GMT)(?:[-+](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?|[-+][0-9](?::[0-5][0-9])?)?))?)$') THEN 3 ELSE 0 END AS form
  FROM trimmed 
), pieces AS NOT MATERIALIZED (
  SELECT *,
    CASE WHEN form = 3 THEN regexp_extract(t, '^([0-9]+)', 1) END AS a,
    CASE WHEN form = 3 THEN TRY_CAST(regexp_extract(t, '^[0-9]+[-/.]([0-9]+)', 1) AS INT) END AS b,
    CASE WHEN form = 3 THEN regexp_extract(t, '^[0-9]+[-/.][0-9]+[-/.]([0-9]+)', 1) END AS c,
    CASE WHEN form = 3 THEN TRY_CAST(regexp_extract(t, '^[^:]*[Tt ]([0-9]+):', 1) AS INT) END AS hour,
    CASE WHEN form = 3 THEN regexp_extract(t, '^[^:]*:([0-9]+)', 1) END AS minutes,
    CASE WHEN form = 3 THEN regexp_extract(t, '^[^:]*:[0-9]+:([0-9]+)', 1) END AS seconds,
    CASE WHEN form = 3 THEN lower(regexp_extract(t, ' ([APap][Mm])', 1)) END AS half,
    CASE WHEN form = 3 THEN regexp_extract(t, '(CEST|CET|UTC|GMT|[Zz])$', 1) END AS zone,
    CASE WHEN form = 3 THEN regexp_extract(t, '([-+])[0-9]+(?::[0-9]+)?$', 1) END AS sign,
    CASE WHEN form = 3 THEN regexp_extract(t, '[-+]([0-9]{1,2})(?::?[0-9][0-9])?$', 1) END AS ahead,
    CASE WHEN form = 3 THEN regexp_extract(t, '[-+][0-9]{1,2}:?([0-9][0-9])$', 1) END AS minutes_ahead
  FROM formed 
), ordered AS NOT MATERIALIZED (
  SELECT *,
    CASE WHEN form <> 3 THEN FALSE ELSE length(a) < 4 AND strpos(t, '.') <> length(a) + 1 END AS open,
    CASE WHEN length(a) = 4 THEN TRY_CAST(a AS INT) WHEN length(c) = 2 THEN 2000 + TRY_CAST(c AS INT) ELSE TRY_CAST(c AS INT) END AS of_year,
    CASE WHEN form <> 3 THEN 0 ELSE TRY_CAST(a AS INT) END AS first,
    CASE WHEN length(a) = 4 THEN TRY_CAST(c AS INT) END AS last
  FROM pieces 
), stamps AS NOT MATERIALIZED (
  SELECT *,
    FALSE AS ambiguous,
    CASE form
      WHEN 1 THEN CASE WHEN strpos(t, '.') = 0 THEN t ELSE regexp_replace(t, '\.[0-9]+', '') END
      WHEN 3 THEN lpad(CAST(of_year AS TEXT), 4, '0')
        || lpad(CAST(CASE WHEN open AND FALSE THEN first ELSE b END AS TEXT), 2, '0')
        || lpad(CAST(CASE WHEN last IS NOT NULL THEN last WHEN open AND FALSE THEN b ELSE first END AS TEXT), 2, '0')
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
  FROM ordered 
), numbers AS NOT MATERIALIZED (
  -- form 1: 2026-09-08T12:51:45+02:00. form 3: 20260908125145+02:00.
  SELECT n, line, quoted, clean, whole, choice, voter, t, form, ambiguous,
    CASE WHEN form IN (1, 3) THEN TRY_CAST(substr(stamp, 1, 4) AS INT) END AS y,
    CASE form WHEN 1 THEN TRY_CAST(substr(stamp, 6, 2) AS INT) WHEN 3 THEN TRY_CAST(substr(stamp, 5, 2) AS INT) END AS m,
    CASE form WHEN 1 THEN TRY_CAST(substr(stamp, 9, 2) AS INT) WHEN 3 THEN TRY_CAST(substr(stamp, 7, 2) AS INT) END AS d,
    CASE form
      WHEN 1 THEN TRY_CAST(substr(stamp, 12, 2) AS INT) * 3600 + TRY_CAST(substr(stamp, 15, 2) AS INT) * 60 + TRY_CAST(substr(stamp, 18, 2) AS INT)
      WHEN 3 THEN TRY_CAST(substr(stamp, 9, 2) AS INT) * 3600 + TRY_CAST(substr(stamp, 11, 2) AS INT) * 60 + TRY_CAST(substr(stamp, 13, 2) AS INT)
    END AS s,
    CASE form WHEN 1 THEN substr(stamp, 20) WHEN 3 THEN substr(stamp, 15) ELSE 'Z' END AS apart
  FROM stamps 
), moments AS NOT MATERIALIZED (
  SELECT *, apart = '' AS wall,
    coalesce(form = 2 OR y >= 1 AND m BETWEEN 1 AND 12 AND d BETWEEN 1 AND CASE
      WHEN m = 2 AND y % 4 = 0 AND (y % 100 <> 0 OR y % 400 = 0) THEN 29
      WHEN m = 2 THEN 28
      WHEN m IN (4, 6, 9, 11) THEN 30
      ELSE 31
    END, FALSE) AS readable,
    CASE WHEN form = 2 THEN TRY_CAST(substr(t, 1, 10) AS BIGINT) ELSE (365 * (y + 400 - CASE WHEN m < 3 THEN 1 ELSE 0 END) + (y + 400 - CASE WHEN m < 3 THEN 1 ELSE 0 END) // 4 - (y + 400 - CASE WHEN m < 3 THEN 1 ELSE 0 END) // 100 + (y + 400 - CASE WHEN m < 3 THEN 1 ELSE 0 END) // 400 + (153 * ((m + 9) % 12) + 2) // 5 + d - 865566) * CAST(86400 AS BIGINT) + s - CASE
      WHEN length(apart) = 6 THEN (CASE WHEN substr(apart, 1, 1) = '-' THEN -1 ELSE 1 END)
        * (TRY_CAST(substr(apart, 2, 2) AS INT) * 3600 + TRY_CAST(substr(apart, 5, 2) AS INT) * 60)
      ELSE 0
    END END AS instant
  FROM numbers 
), judged AS NOT MATERIALIZED (
  SELECT n, choice,
    NOT (whole AND readable AND NOT CASE WHEN voter >= '!' AND voter < '~' THEN FALSE ELSE trim(voter, getvariable('white')) = '' END) AS bad,
    CASE
      WHEN strlen(line) > 1048574 THEN 'long_lines'
      WHEN quoted AND NOT clean AND regexp_full_match(line, '^(?:(?:(?:"(?:[^"]|"")*"|[^"	][^	]*|)	)*"(?:[^"]|"")*)$') THEN 'open_quotes'
    END AS odd,
    coalesce(CASE WHEN wall THEN instant < 1788228000 OR NOT (instant < 1788314400) ELSE instant < 1788220800 OR NOT (instant < 1788307200) END, FALSE) AS late,
    (instant + 120000000000) // 60 * 2 + CASE WHEN wall THEN 1 ELSE 0 END AS minute,
    voter AS voter,
    FALSE AS hit1,
    FALSE AS hit2
  FROM moments 
)
SELECT 1, 1099511627776 + n, odd, bad, CASE WHEN NOT bad THEN choice END, NOT bad AND late, minute,
  CASE WHEN NOT bad THEN voter END, NOT bad AND hit1, NOT bad AND hit2
FROM judged;

-- b.csv
INSERT INTO checked
WITH lines AS NOT MATERIALIZED (
  -- Each line is one text: the delimiter that is told here is no character, and stands in none.
  SELECT row_number() OVER () AS n, line
  FROM read_csv('./b.csv', columns = {'line': 'VARCHAR'}, auto_detect = false, header = false,
    delim = chr(1114111), quote = '', escape = '', comment = '', nullstr = '', compression = 'none', encoding = 'utf-8',
    strict_mode = true, hive_partitioning = false)
  WHERE line <> ''
  LIMIT 1
), cut AS NOT MATERIALIZED (
  -- A line without a quote is split at its delimiters, one with quotes by what a field may be.
  SELECT n, line, strpos(line, '"') > 0 AS quoted,
    CASE WHEN strpos(line, '"') = 0 THEN string_split(line, ',') ELSE regexp_extract_all(line || ',', '("(?:[^"]|"")*"|[^"\,][^\,]*|)\,', 1) END AS field
  FROM lines 
), fields AS NOT MATERIALIZED (
  -- Fields that are the line when put together again are all there is in it.
  SELECT n, line, quoted, field, NOT quoted OR array_to_string(field, ',') = line AS clean
  FROM cut 
)
SELECT 'headers', count(CASE WHEN clean AND found = 'choice' THEN NULL ELSE 1 END) + CASE WHEN count(*) = 1 THEN 0 ELSE 1 END
FROM (
  SELECT clean, (SELECT string_agg(CASE WHEN quoted AND substr(cell, 1, 1) = '"' THEN replace(substr(cell, 2, length(cell) - 2), '""', '"') ELSE cell END, chr(31) ORDER BY i)
    FROM (SELECT unnest(field) AS cell, generate_subscripts(field, 1) AS i) AS cells) AS found
  FROM fields
) AS header;
INSERT INTO vote
WITH lines AS NOT MATERIALIZED (
  SELECT n, line FROM (
  -- Each line is one text: the delimiter that is told here is no character, and stands in none.
  SELECT row_number() OVER () AS n, line
  FROM read_csv('./b.csv', columns = {'line': 'VARCHAR'}, auto_detect = false, header = false,
    delim = chr(1114111), quote = '', escape = '', comment = '', nullstr = '', compression = 'none', encoding = 'utf-8',
    strict_mode = true, hive_partitioning = false)
  WHERE line <> '') WHERE n > 1
), cut AS NOT MATERIALIZED (
  -- A line without a quote is split at its delimiters, one with quotes by what a field may be.
  SELECT n, line, strpos(line, '"') > 0 AS quoted,
    CASE WHEN strpos(line, '"') = 0 THEN string_split(line, ',') ELSE regexp_extract_all(line || ',', '("(?:[^"]|"")*"|[^"\,][^\,]*|)\,', 1) END AS field
  FROM lines 
), fields AS NOT MATERIALIZED (
  -- Fields that are the line when put together again are all there is in it.
  SELECT n, line, quoted, field, NOT quoted OR array_to_string(field, ',') = line AS clean
  FROM cut 
), cells AS NOT MATERIALIZED (
  SELECT n, line, quoted, clean, coalesce(array_length(field, 1), 0) = 1 AND clean AS whole,
    CASE WHEN quoted AND substr(field[1], 1, 1) = '"' THEN replace(substr(field[1], 2, length(field[1]) - 2), '""', '"') ELSE field[1] END AS choice
  FROM fields 
), judged AS NOT MATERIALIZED (
  SELECT n, choice,
    NOT (whole) AS bad,
    CASE
      WHEN strlen(line) > 1048574 THEN 'long_lines'
      WHEN quoted AND NOT clean AND regexp_full_match(line, '^(?:(?:(?:"(?:[^"]|"")*"|[^"\,][^\,]*|)\,)*"(?:[^"]|"")*)$') THEN 'open_quotes'
    END AS odd,
    FALSE AS late,
    CAST(NULL AS BIGINT) AS minute,
    CAST(NULL AS TEXT) AS voter,
    FALSE AS hit1,
    FALSE AS hit2
  FROM cells 
)
SELECT 2, 2199023255552 + n, odd, bad, CASE WHEN NOT bad THEN choice END, NOT bad AND late, minute,
  CASE WHEN NOT bad THEN voter END, NOT bad AND hit1, NOT bad AND hit2
FROM judged;

-- Whom each choice means.
CREATE TEMP TABLE meant AS
SELECT d.file, d.choice, k.nominee
FROM (SELECT file, choice, nfc_normalize(replace(trim(choice, getvariable('white')), chr(0), chr(65533))) AS said FROM (SELECT DISTINCT file, choice FROM vote WHERE NOT bad) AS c) AS d
JOIN known AS k ON k.said = d.said;

-- The rows that name a nominee.
CREATE TEMP TABLE named0 AS
SELECT v.n, m.nominee, v.late, v.minute, v.voter, l1.entry IS NOT NULL AS hit1, v.hit2 AS hit2
FROM vote AS v
JOIN meant AS m ON m.file = v.file AND m.choice = v.choice
LEFT JOIN listed AS l1 ON l1.filter = 1 AND l1.entry = v.voter
WHERE NOT v.bad;

-- Filter fast: what comes after the first 20 of one nominee in one minute.
CREATE TEMP TABLE named2 AS
SELECT *,
  CASE WHEN (minute IS NOT NULL AND NOT late AND NOT hit1) THEN row_number() OVER (PARTITION BY (minute IS NOT NULL AND NOT late AND NOT hit1), nominee, minute ORDER BY n) > 20 ELSE FALSE END AS over2a,
  CASE WHEN (minute IS NOT NULL AND TRUE AND NOT hit1) THEN row_number() OVER (PARTITION BY (minute IS NOT NULL AND TRUE AND NOT hit1), nominee, minute ORDER BY n) > 20 ELSE FALSE END AS over2w,
  CASE WHEN (minute IS NOT NULL AND NOT late) THEN row_number() OVER (PARTITION BY (minute IS NOT NULL AND NOT late), nominee, minute ORDER BY n) > 20 ELSE FALSE END AS over2x1
FROM named0;

-- The vote of each voter that counts: the first that nothing is held against,
-- as its place among the rows and its nominee in one number.
CREATE TEMP TABLE counted AS
SELECT min(CASE WHEN NOT late AND NOT hit1 AND NOT over2a THEN n * 1024 + nominee END) AS s0, min(CASE WHEN TRUE AND NOT hit1 AND NOT over2w THEN n * 1024 + nominee END) AS s1, min(CASE WHEN NOT late THEN n * 1024 + nominee END) AS s2, min(CASE WHEN NOT late AND NOT over2x1 THEN n * 1024 + nominee END) AS s3, min(CASE WHEN NOT late AND NOT hit1 THEN n * 1024 + nominee END) AS s4
FROM named2 WHERE voter IS NOT NULL GROUP BY voter
UNION ALL
SELECT CASE WHEN NOT late AND NOT hit1 AND NOT over2a THEN n * 1024 + nominee END, CASE WHEN TRUE AND NOT hit1 AND NOT over2w THEN n * 1024 + nominee END, CASE WHEN NOT late THEN n * 1024 + nominee END, CASE WHEN NOT late AND NOT over2x1 THEN n * 1024 + nominee END, CASE WHEN NOT late AND NOT hit1 THEN n * 1024 + nominee END
FROM named2 WHERE voter IS NULL;

CREATE TEMP TABLE votes (scenario INT, nominee BIGINT, votes BIGINT);
INSERT INTO votes SELECT 0, s0 % 1024, count(*) FROM counted WHERE s0 IS NOT NULL GROUP BY s0 % 1024;
INSERT INTO votes SELECT 1, s1 % 1024, count(*) FROM counted WHERE s1 IS NOT NULL GROUP BY s1 % 1024;
INSERT INTO votes SELECT 2, s2 % 1024, count(*) FROM counted WHERE s2 IS NOT NULL GROUP BY s2 % 1024;
INSERT INTO votes SELECT 3, s3 % 1024, count(*) FROM counted WHERE s3 IS NOT NULL GROUP BY s3 % 1024;
INSERT INTO votes SELECT 4, s4 % 1024, count(*) FROM counted WHERE s4 IS NOT NULL GROUP BY s4 % 1024;
-- Without duplicates being dropped.
INSERT INTO votes SELECT 5, nominee, count(*) FROM named2 WHERE NOT late AND NOT hit1 AND NOT over2a GROUP BY nominee;

CREATE TEMP TABLE cause AS
SELECT a.*, b.*, a.alive - b.alive_named AS unknown, b.passed - c.valid AS duplicate
FROM (
  SELECT count(*) AS rows, count(CASE WHEN bad THEN 1 END) AS malformed, count(CASE WHEN late THEN 1 END) AS outside,
    count(CASE WHEN NOT bad AND NOT late THEN 1 END) AS alive
  FROM vote
) AS a, (
  SELECT count(CASE WHEN NOT late THEN 1 END) AS alive_named, count(CASE WHEN NOT late AND NOT hit1 AND NOT over2a THEN 1 END) AS passed, count(CASE WHEN NOT late AND hit1 THEN 1 END) AS dropped1, count(CASE WHEN NOT late AND NOT hit1 AND over2a THEN 1 END) AS dropped2
  FROM named2
) AS b, (SELECT count(s0) AS valid FROM counted) AS c;

-- The answer.
SELECT '{"schema":"votering-counts/1","edition":"prize","fingerprint":"5012a91dc5ddc71c4fcec3bbe7a5cc8a1e33cc6573e33e5e013c571c04ea0589","rule_sha256":"a322ef50e063b46bffb10df3e52ae3de4b5fd3541d34ab2d6d56915df0c0a15f","engine":"duckdb"' || ',"files":[' || (
    SELECT string_agg(told || rows || '}', ',' ORDER BY i) FROM (
      SELECT s.i, s.told, count(v.file) AS rows FROM sheet AS s LEFT JOIN vote AS v ON v.file = s.i GROUP BY s.i, s.told
    ) AS f
  )
  || '],"rows":' || rows
  || ',"valid":' || (SELECT '{' || string_agg(c.told || ':' || coalesce(v.votes, 0), ',' ORDER BY c.i) || '}' FROM nominee AS c LEFT JOIN votes AS v ON v.nominee = c.i AND v.scenario = 0)
  || ',"dropped":{"malformed":' || malformed || ',"outside_window":' || outside || ',"unknown_nominee":' || unknown
  || ',"excluded":' || (0 + dropped1 + dropped2) || ',"duplicate":' || duplicate
  || '},"filters":[' || '{"id":"staff","rows":' || dropped1 || '}' || ',{"id":"fast","rows":' || dropped2 || '}'
  || '],"without":{' || '"outside_window":' || (SELECT '{' || string_agg(c.told || ':' || coalesce(v.votes, 0), ',' ORDER BY c.i) || '}' FROM nominee AS c LEFT JOIN votes AS v ON v.nominee = c.i AND v.scenario = 1) || ',"excluded":' || (SELECT '{' || string_agg(c.told || ':' || coalesce(v.votes, 0), ',' ORDER BY c.i) || '}' FROM nominee AS c LEFT JOIN votes AS v ON v.nominee = c.i AND v.scenario = 2) || ',"excluded:staff":' || (SELECT '{' || string_agg(c.told || ':' || coalesce(v.votes, 0), ',' ORDER BY c.i) || '}' FROM nominee AS c LEFT JOIN votes AS v ON v.nominee = c.i AND v.scenario = 3) || ',"excluded:fast":' || (SELECT '{' || string_agg(c.told || ':' || coalesce(v.votes, 0), ',' ORDER BY c.i) || '}' FROM nominee AS c LEFT JOIN votes AS v ON v.nominee = c.i AND v.scenario = 4) || ',"duplicate":' || (SELECT '{' || string_agg(c.told || ':' || coalesce(v.votes, 0), ',' ORDER BY c.i) || '}' FROM nominee AS c LEFT JOIN votes AS v ON v.nominee = c.i AND v.scenario = 5)
  || '},"other":{'
  || '"open_quotes":' || ((SELECT count(*) FROM vote WHERE odd = 'open_quotes') + (SELECT coalesce(sum(n), 0) FROM checked WHERE what = 'open_quotes'))
  || ',"long_lines":' || ((SELECT count(*) FROM vote WHERE odd = 'long_lines') + (SELECT coalesce(sum(n), 0) FROM checked WHERE what = 'long_lines'))
  || ',"dates":' || ((SELECT count(*) FROM vote WHERE odd = 'dates') + (SELECT coalesce(sum(n), 0) FROM checked WHERE what = 'dates'))
  || ',"zones":' || ((SELECT count(*) FROM vote WHERE odd = 'zones') + (SELECT coalesce(sum(n), 0) FROM checked WHERE what = 'zones'))
  || ',"headers":' || ((SELECT count(*) FROM vote WHERE odd = 'headers') + (SELECT coalesce(sum(n), 0) FROM checked WHERE what = 'headers'))
  || ',"lists":' || ((SELECT count(*) FROM vote WHERE odd = 'lists') + (SELECT coalesce(sum(n), 0) FROM checked WHERE what = 'lists'))
  || '}}' AS counts
FROM cause;