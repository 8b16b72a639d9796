from stakeholder_groups.discussions.models.threads import Draft, Post, PostVersion, Thread, ThreadEvent, ThreadReading

__all__ = ["Draft", "Post", "PostVersion", "Thread", "ThreadEvent", "ThreadReading"]
