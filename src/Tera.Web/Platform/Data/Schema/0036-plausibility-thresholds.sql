-- From which numbers on a region asks about a figure that is out of the usual, from a day on. The next row ends it.

create table measurement.plausibility_setting (
    region_id           uuid not null default platform.current_region(),
    id                  uuid not null,
    valid_from          date not null,
    above_percent       numeric not null check (above_percent between 100 and 1000),
    below_percent       numeric not null check (below_percent between 0 and 100),
    far_times           numeric not null check (far_times between 1.1 and 100),
    far_quarters        int     not null check (far_quarters between 2 and 12),
    running_total_times numeric not null check (running_total_times between 1 and 10),
    -- The decree or letter that decides it.
    ground              text not null check (length(btrim(ground)) > 0),
    primary key (region_id, id),
    unique (region_id, valid_from)
);
select platform.protect('measurement.plausibility_setting', 'select, insert');
create trigger plausibility_setting_stays before update or delete on measurement.plausibility_setting for each row execute function platform.refuse_change();
