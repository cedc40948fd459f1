"""A review, one item at a time: functions of values, without a terminal, a file or a clock.

sheet      all that a person sees of one item
gathering  the sheets of a draft, in the order in which they are asked about
facts      why an item is there, its priority, what it is held to
quoting    a customer's words, with a line before and after
changes    what is another than it was the last time
state      where the review is
keys       which key does what
reducing   a state and a key become a state and what is to be done
drawing    a state and a size become lines of a screen
linear     a state becomes text that is read from top to bottom
"""
