-- The yearly evaluation of an SOP is a judgement like those of its half years: 0 stands for the whole year.
alter table procedures.monitoring_note drop constraint monitoring_note_half_check;
alter table procedures.monitoring_note add constraint monitoring_note_half_check check (half in (0, 1, 2));
