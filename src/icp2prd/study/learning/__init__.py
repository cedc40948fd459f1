"""What the market answers to a PRD: functions of values, and the file they are kept in.

results    a CSV file becomes results, all of its rows or none
windows    whether a result is of the period that was to be measured
limits     targets and thresholds as numbers: "fewer than 3", "at least 20%"
intervals  how far a count, a share or a mean may be off
judging    pivot, persevere or not enough data, with the arithmetic
bearing    the requirements and the parts of the hypothesis that a result bears on
standing   what was learned, put into a draft
file       `prd/learned.json`
learning   one file of results, from the CSV to the documents
"""
