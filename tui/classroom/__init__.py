"""What is taught: exercises, what students answer, scoring, agreement, the teacher's report."""
