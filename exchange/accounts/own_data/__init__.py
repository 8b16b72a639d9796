"""What somebody does with the data about her: takes it along, has it erased."""
