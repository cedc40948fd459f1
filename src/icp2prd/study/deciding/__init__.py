"""What people decide about items, and what that does to the drafts that come after: functions of values.

items      what can be decided about, in each artifact, and how its words are read and put
ground     what an item rests on, as it is now
file       `prd/decisions.json`
making     a new decision
deciders   who makes it
matching   which item of a fresh draft a decision is about
settling   decisions put onto a fresh draft, stage by stage
suspicion  why a decided item waits for a person
so_far     a draft of which only the first stages are written
superseded items that are gone, and what stands in their place
"""
