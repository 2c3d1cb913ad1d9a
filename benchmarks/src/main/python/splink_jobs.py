"""Runs one of the benchmark's jobs with Splink and writes what it found.

splink_jobs.py JOB FILE OUT: JOB is febrl3, fake_1000, historical_50k, county, county-bare (without identifiers), each
of both also with -wide (more pairs, and names by how common they are), county-loose, county-5m, county-10m, county-one
or county-nightly. The settings of the public files are those of Splink's own demonstrations
(https://moj-analytical-services.github.io/splink/demos); the county's follow their pattern. Writes OUT/clusters-P.csv
(id,cluster) for a few thresholds P, and OUT/figures.json.
"""

import json
import sys
import time
from pathlib import Path

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

THRESHOLDS = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999]
job, file, out = sys.argv[1], sys.argv[2], Path(sys.argv[3])
out.mkdir(parents=True, exist_ok=True)
con = duckdb.connect()
figures = {}
began = time.perf_counter()


def lap(name):
    global began
    now = time.perf_counter()
    figures[name] = now - began
    began = now


def read(select="*"):
    return con.sql(f"select {select} from read_csv('{file}', header=true, all_varchar=true)")


def febrl3():
    rows = read("rec_id, " + ", ".join(
        f"nullif(trim({c}), '') as {c}"
        for c in ["given_name", "surname", "street_number", "postcode", "date_of_birth", "soc_sec_id"]))
    settings = SettingsCreator(
        unique_id_column_name="rec_id",
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on(c) for c in ["soc_sec_id", "given_name", "surname", "date_of_birth", "postcode"]],
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
        ])
    sure = [
        block_on("soc_sec_id"),
        block_on("given_name", "surname", "date_of_birth"),
        "l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth",
    ]
    return rows, settings, sure, 0.9, 1e6, [block_on("date_of_birth"), block_on("postcode")], False


def fake_1000():
    rows = read("* replace (try_cast(dob as date) as dob)")
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[block_on(c) for c in ["first_name", "surname", "dob", "email"]],
        comparisons=[
            cl.ForenameSurnameComparison("first_name", "surname"),
            cl.DateOfBirthComparison("dob", input_is_string=False),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
            cl.EmailComparison("email"),
        ])
    sure = [
        "l.first_name = r.first_name and levenshtein(r.dob::VARCHAR, l.dob::VARCHAR) <= 1",
        "l.surname = r.surname and levenshtein(r.dob::VARCHAR, l.dob::VARCHAR) <= 1",
        "l.first_name = r.first_name and levenshtein(r.surname, l.surname) <= 2",
        "l.email = r.email",
    ]
    return rows, settings, sure, 0.7, 1e6, [
        block_on("dob"), block_on("email"), block_on("first_name", "surname")], True


def historical_50k():
    rows = read("*, first_name || ' ' || surname as first_name_surname_concat")
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("substr(first_name,1,3)", "substr(surname,1,4)"),
            block_on("surname", "dob"),
            block_on("first_name", "dob"),
            block_on("postcode_fake", "first_name"),
            block_on("postcode_fake", "surname"),
            block_on("dob", "birth_place"),
            block_on("substr(postcode_fake,1,3)", "dob"),
            block_on("substr(postcode_fake,1,3)", "first_name"),
            block_on("substr(postcode_fake,1,3)", "surname"),
            block_on("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"),
        ],
        comparisons=[
            cl.ForenameSurnameComparison(
                "first_name", "surname", forename_surname_concat_col_name="first_name_surname_concat"),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.PostcodeComparison("postcode_fake"),
            cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
            cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
        ])
    sure = [
        block_on("first_name", "surname", "dob"),
        block_on("substr(first_name,1,2)", "surname", "substr(postcode_fake,1,2)"),
        block_on("dob", "postcode_fake"),
    ]
    return rows, settings, sure, 0.6, 1e7, [block_on("first_name", "surname"), block_on("dob")], True


# Splink compares what is written, and one of the county's systems writes in capitals, another postcodes without their
# space: as Splink's own guide advises, names and postcodes are brought to one form first.
CLEANED = """unique_id, source, dob, sex, nhs_number, upn,
    lower(trim(forename)) as forename, lower(trim(surname)) as surname,
    lower(trim(forename) || ' ' || trim(surname)) as both_names,
    regexp_replace(upper(replace(postcode, ' ', '')), '(...)$', ' \\1') as postcode"""


def county(identifiers=True, loose=False, wide=False):
    # Where pairs a second are counted, Kith takes Splink's rules as they are, and so both take the file as it is.
    rows = read("unique_id, source, forename, surname, dob, sex, postcode, nhs_number, upn" if loose else CLEANED)
    rules = [
        block_on("forename", "dob"),
        block_on("surname", "dob"),
        block_on("postcode", "dob"),
        block_on("postcode", "forename"),
    ]
    rules += [
        block_on("postcode", "surname"),
        block_on("substr(forename,1,3)", "substr(surname,1,4)", "substr(dob,1,4)"),
    ] if wide else [
        block_on("forename", "surname", "substr(dob,1,4)"),
        block_on("forename", "surname", "postcode"),
    ]
    if identifiers:
        rules = [block_on("nhs_number"), block_on("upn")] + rules
    if loose:
        rules += [
            block_on("forename", "surname"),
            block_on("surname", "substr(dob,1,4)"),
            block_on("substr(forename,1,2)", "substr(dob,1,7)"),
        ]
    comparisons = [
        cl.ForenameSurnameComparison(
            "forename", "surname", forename_surname_concat_col_name="both_names" if wide else None),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.PostcodeComparison("postcode").configure(term_frequency_adjustments=True),
        cl.ExactMatch("sex"),
    ]
    if identifiers:
        comparisons += [cl.ExactMatch("nhs_number"), cl.ExactMatch("upn")]
    settings = SettingsCreator(
        link_type="dedupe_only", blocking_rules_to_generate_predictions=rules, comparisons=comparisons)
    sure = [block_on("forename", "surname", "dob")]
    if identifiers:
        sure += [block_on("nhs_number"), block_on("upn")]
    # Tight rules, each of which leaves something else to learn: by the birth date or the name alone a million records
    # bring tens of millions of pairs, which took four times as long and was no better.
    learning = [block_on("forename", "surname", "postcode"), block_on("dob", "postcode"), block_on("forename", "surname", "dob")]
    return rows, settings, sure, 0.7, 1e6, learning, True


jobs = {
    "febrl3": febrl3,
    "fake_1000": fake_1000,
    "historical_50k": historical_50k,
    "county": county,
    "county-wide": lambda: county(wide=True),
    "county-bare": lambda: county(identifiers=False),
    "county-bare-wide": lambda: county(identifiers=False, wide=True),
    "county-loose": lambda: county(loose=True),
    "county-5m": county,
    "county-10m": county,
    "county-one": county,
    "county-nightly": county,
}
rows, settings, sure, recall, most, em_rules, without_frequencies = jobs[job]()
rows.create("input")
api = DuckDBAPI(connection=con)
known = api.register("input")
linker = Linker(known, settings)
key = "rec_id" if job == "febrl3" else "unique_id"
lap("load")
linker.training.estimate_probability_two_random_records_match(sure, recall=recall)
linker.training.estimate_u_using_random_sampling(max_pairs=most, seed=1)
for rule in em_rules:
    linker.training.estimate_parameters_using_expectation_maximisation(
        rule, estimate_without_term_frequencies=without_frequencies)
lap("train")

if job in ("county-one", "county-nightly"):
    count = 1 if job == "county-one" else 10_000
    columns = "forename, surname, dob, sex, postcode, nhs_number, upn, source"
    for column in ("forename", "surname", "postcode"):
        linker.table_management.compute_tf_table(column)
    taken = []
    for turn in range(10 if count == 1 else 2):
        # Somebody known comes again under a new id, from another system.
        con.execute(f"create or replace table fresh_{turn} as select 'n' || unique_id as unique_id, {columns} from input"
                    f" order by hash(unique_id || {turn}) limit {count}")
        began = time.perf_counter()
        found = linker.inference.predict_between(
            known, api.register(con.table(f"fresh_{turn}")), threshold_match_weight=-4)
        figures["pairs"] = con.sql(f"select count(*) from {found.physical_name}").fetchall()[0][0]
        taken.append(time.perf_counter() - began)
    figures["each"] = sorted(taken)
else:
    scored = linker.inference.predict(threshold_match_probability=0.01)
    lap("predict")
    figures["pairs"] = con.sql(f"select count(*) from {scored.physical_name}").fetchall()[0][0]
    linker.misc.save_model_to_json(str(out / "model.json"), overwrite=True)
    # Of the largest files only its work is wanted.
    others = [] if job in ("county-5m", "county-10m") else [t for t in THRESHOLDS if t != 0.95]
    for number, threshold in enumerate([0.95] + others):
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            scored, threshold_match_probability=threshold)
        if number == 0:
            lap("cluster")
            figures["total"] = sum(figures[k] for k in ("load", "train", "predict", "cluster"))
        con.execute(f"copy (select {key} as id, cluster_id as cluster from {clusters.physical_name})"
                    f" to '{out}/clusters-{threshold}.csv' (header true)")
(out / "figures.json").write_text(json.dumps(figures))
