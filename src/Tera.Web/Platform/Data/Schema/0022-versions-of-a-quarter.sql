-- Approved figures of a quarter are opened again only as a new version with a reason. Every version stays; the last approved one counts.

create table measurement.quarter_version (
    region_id   uuid not null default platform.current_region(),
    agency_id   uuid not null,
    fiscal_year int  not null check (fiscal_year between 2000 and 2100),
    quarter     int  not null check (quarter between 1 and 4),
    number      int  not null check (number > 0),
    -- Why the figures before it were opened again; null for the first.
    reason      text check (length(btrim(reason)) > 0),
    opened_by   uuid,
    opened_at   timestamptz,
    run_id      uuid,
    snapshot_id uuid,
    closed_at   timestamptz,
    -- The sums as they were approved.
    achievement_raw    numeric,
    achievement_capped numeric,
    ceiling            numeric not null default 0,
    spent              numeric not null default 0,
    assessed           int not null default 0,
    due                int not null default 0,
    reported           int not null default 0,
    primary key (region_id, agency_id, fiscal_year, quarter, number),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, opened_by) references organisation.person,
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, snapshot_id) references measurement.snapshot,
    check ((number = 1) = (reason is null)),
    check (num_nonnulls(reason, opened_by, opened_at) in (0, 3)),
    check (closed_at is null or run_id is not null),
    check (snapshot_id is null or closed_at is not null)
);
create index quarter_version_run on measurement.quarter_version (region_id, run_id);
create index quarter_version_snapshot on measurement.quarter_version (region_id, snapshot_id);
select platform.protect('measurement.quarter_version', 'select, insert, update');

-- Numbers have no gaps, nothing is opened beside an open one, and what was approved never changes.
create function measurement.keep_versions() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'INSERT' then
        if new.number > 1 and not exists (
            select from measurement.quarter_version v
            where v.region_id = new.region_id and v.agency_id = new.agency_id and v.fiscal_year = new.fiscal_year and v.quarter = new.quarter
              and v.number = new.number - 1 and v.closed_at is not null) then
            raise exception 'the version before is not approved' using errcode = 'restrict_violation', constraint = 'quarter_version_follows';
        end if;
        return new;
    end if;
    if tg_op = 'DELETE' or old.closed_at is not null
        or (new.number, new.reason, new.opened_by, new.opened_at) is distinct from (old.number, old.reason, old.opened_by, old.opened_at) then
        raise exception 'a version is never changed' using errcode = 'restrict_violation', constraint = 'quarter_version_stays';
    end if;
    return new;
end
$$;
create trigger quarter_version_stays before insert or update or delete on measurement.quarter_version
    for each row execute function measurement.keep_versions();

-- A closed quarter opens for a version that says why, and for nothing else.
create function measurement.refuse_silent_reopening() returns trigger
    language plpgsql as
$$
begin
    if old.closed_at is not null and new.closed_at is null and not exists (
        select from measurement.quarter_version v
        where v.region_id = new.region_id and v.agency_id = new.agency_id and v.fiscal_year = new.fiscal_year and v.quarter = new.quarter
          and v.closed_at is null) then
        raise exception 'the quarter is approved' using errcode = 'restrict_violation', constraint = 'period_opens_as_version';
    end if;
    return new;
end
$$;
create trigger period_opens_as_version before update on measurement.period for each row execute function measurement.refuse_silent_reopening();

-- Quarters that were closed before there were versions: what their run froze last is what was approved.
insert into measurement.quarter_version
    (region_id, agency_id, fiscal_year, quarter, number, run_id, snapshot_id, closed_at, achievement_raw, achievement_capped, ceiling, spent, assessed, due, reported)
select p.region_id, p.agency_id, p.fiscal_year, p.quarter, 1, p.closed_by_run,
       (select s.id from measurement.snapshot s where s.region_id = p.region_id and s.run_id = p.closed_by_run order by s.frozen_at desc, s.id desc limit 1),
       p.closed_at, p.achievement_raw, p.achievement_capped, p.ceiling, p.spent, p.assessed, p.due, p.reported
from measurement.period p
where p.closed_at is not null;
