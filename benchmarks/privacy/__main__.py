from benchmarks.privacy.measure import measured, sentences, table

score = measured()
print(f"{len(sentences())} sentences\n")
print(table(score))
for title, listed in (("Missed", score.missed), ("Replaced needlessly", score.wrong)):
    print(f"\n{title}:")
    print("\n".join(f"  {one}" for one in listed) or "  nothing")
