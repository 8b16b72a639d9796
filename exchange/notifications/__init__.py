"""What people are to hear of: kept as rows, shown in one list, counted at the bell, mailed at once or in a digest.

A row stores ids, never a text. What it says is asked of the room that told it each time it is shown or mailed, so nobody
reads what was withdrawn from them meanwhile.
"""
