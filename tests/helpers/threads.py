"""What holds of every thread, whatever was done with it."""

from __future__ import annotations

from stakeholder_groups.discussions.models import Thread


def faults_of(thread: Thread) -> list[str]:
    """Numbers without gap or repetition, an event for each number, each post's own event, counters as the rows have it."""
    thread = Thread.objects.get(pk=thread.pk)
    posts = list(thread.posts.order_by("number").values_list("seq", "number", "pk"))
    events = list(thread.events.order_by("seq").values_list("seq", "kind", "post_id", "post__thread_id"))
    born = {(seq, post) for seq, kind, post, _thread in events if kind in {"posted", "post_in"}}
    found = []
    if [number for _seq, number, _pk in posts] != list(range(1, thread.post_count + 1)):
        found.append(f"numbers {[number for _seq, number, _pk in posts]} of {thread.post_count}")
    if [seq for seq, _number, _pk in posts] != sorted({seq for seq, _number, _pk in posts}):
        found.append(f"seqs {[seq for seq, _number, _pk in posts]}")
    if [seq for seq, *_rest in events] != list(range(1, thread.last_seq + 1)):
        found.append(f"events {[seq for seq, *_rest in events]} of {thread.last_seq}")
    if missing := [(seq, pk) for seq, _number, pk in posts if (seq, pk) not in born]:
        found.append(f"posts without their event {missing}")
    if posts and thread.last_post_seq != posts[-1][0]:
        found.append(f"last post {thread.last_post_seq}, not {posts[-1][0]}")
    if strangers := [seq for seq, _kind, post, of in events if post and of != thread.pk]:
        found.append(f"events about posts of other threads {strangers}")
    return found
