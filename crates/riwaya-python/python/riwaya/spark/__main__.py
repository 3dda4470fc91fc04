"""The job as a command."""

import argparse
import sys

from pyspark.sql import SparkSession

import riwaya
from riwaya.spark.job import BIN, BLOCK, SHARE, run


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m riwaya.spark",
        description="Code articles, find near-copies and merge events on a cluster, as riwaya does on one machine.",
        epilog="Exit status: 0 done, 1 some inputs could not be read (each is named on standard error), 2 wrong usage "
        "or nothing could be done.",
    )
    parser.add_argument(
        "input",
        nargs="+",
        help="files and folders as `riwaya run` takes them, or Parquet with the columns id, title, text or html, and "
        "where they are known url, outlet, published",
    )
    parser.add_argument("output", help="a folder that is not there yet; `riwaya import` takes it")
    parser.add_argument("--master", help="of the cluster (spark://…); that of spark-submit, or all cores here, unless given")
    parser.add_argument("--share", type=int, default=SHARE, help="bytes of a file from which tasks share it (%(default)s)")
    parser.add_argument("--bin", type=int, default=BIN, help="articles compared at once with as many (%(default)s)")
    parser.add_argument("--block", type=int, default=BLOCK, help="claims of a block from which it is split (%(default)s)")
    asked = parser.parse_args()

    builder = SparkSession.builder.appName("riwaya")
    if asked.master:
        builder = builder.master(asked.master)
    # what is decided in one place is fetched there, however much it is
    spark = builder.config("spark.driver.maxResultSize", "0").getOrCreate()
    try:
        done = run(spark, asked.input, asked.output, share=asked.share, bin=asked.bin, block=asked.block)
    except riwaya.Error as error:
        print(f"riwaya: {error}", file=sys.stderr)
        return 2
    finally:
        spark.stop()
    for problem in done.problems:
        print(f"riwaya: {problem}", file=sys.stderr)
    print(
        f"{done.articles} articles, {done.claims} claims, {done.events} events, {done.copies} pairs of near-copies: "
        f"{asked.output}\nThe largest strand of claims that were decided together has {done.largest} of them.\n"
        f"riwaya import {asked.output}    makes a database of it"
    )
    return 1 if done.problems else 0


if __name__ == "__main__":
    sys.exit(main())
