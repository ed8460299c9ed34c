-- What the same counts cost when somebody writes them by hand for the raw engine: the baseline that `rollcall audit` is
-- held against. Frozen: ten value counts, the ten pairs of the five contributor roles, one roll-up over contributors.
-- Written in the engine's favour: separate queries on Parquet, where each reads only its columns; one scan with grouping
-- sets on CSV, where every scan reads everything; and no proof of what was read. `manifest` is the generated file.

-- section: parquet
SELECT gender, count(*) FROM manifest GROUP BY ALL;
SELECT age, count(*) FROM manifest GROUP BY ALL;
SELECT country, count(*) FROM manifest GROUP BY ALL;
SELECT "language", count(*) FROM manifest GROUP BY ALL;
SELECT accent, count(*) FROM manifest GROUP BY ALL;
SELECT label, count(*) FROM manifest GROUP BY ALL;
SELECT scene, count(*) FROM manifest GROUP BY ALL;
SELECT split, count(*) FROM manifest GROUP BY ALL;
SELECT licence, count(*) FROM manifest GROUP BY ALL;
SELECT device, count(*) FROM manifest GROUP BY ALL;
SELECT gender, age, count(*) FROM manifest GROUP BY ALL;
SELECT gender, country, count(*) FROM manifest GROUP BY ALL;
SELECT gender, "language", count(*) FROM manifest GROUP BY ALL;
SELECT gender, accent, count(*) FROM manifest GROUP BY ALL;
SELECT age, country, count(*) FROM manifest GROUP BY ALL;
SELECT age, "language", count(*) FROM manifest GROUP BY ALL;
SELECT age, accent, count(*) FROM manifest GROUP BY ALL;
SELECT country, "language", count(*) FROM manifest GROUP BY ALL;
SELECT country, accent, count(*) FROM manifest GROUP BY ALL;
SELECT "language", accent, count(*) FROM manifest GROUP BY ALL;

-- section: csv
SELECT gender, age, country, "language", accent, label, scene, split, licence, device, count(*)
FROM manifest
GROUP BY GROUPING SETS (
  (gender), (age), (country), ("language"), (accent), (label), (scene), (split), (licence), (device),
  (gender, age), (gender, country), (gender, "language"), (gender, accent),
  (age, country), (age, "language"), (age, accent), (country, "language"),
  (country, accent), ("language", accent)
);

-- section: both
CREATE TEMP TABLE contributors AS
SELECT client_id, count(*) AS clips, sum(duration::BIGINT) AS milliseconds,
  any_value(gender) AS gender, any_value(age) AS age, any_value(country) AS country, any_value("language") AS "language", any_value(accent) AS accent
FROM manifest
GROUP BY client_id;
SELECT gender, age, country, "language", accent, count(*), sum(clips), sum(milliseconds)
FROM contributors
GROUP BY GROUPING SETS ((gender), (age), (country), ("language"), (accent));
