-- Whether runs and their open tasks agree is asked whenever somebody opens the page of the system's health.
create index task_open_of_run on procedures.task (region_id, run_id) where status in ('Open', 'WaitingForLink');
create index run_unfinished on procedures.run (region_id, id) where status in ('Running', 'Paused');
