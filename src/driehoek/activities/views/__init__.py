"""Pages of activities, a module for each thing people come to do."""
