-- Until when the units of an agency fill a quarter, and leave for one unit to fill it longer. Decisions only grow; the newest counts.

create table measurement.deadline (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    agency_id   uuid not null,
    fiscal_year int  not null check (fiscal_year between 2000 and 2100),
    quarter     int  not null check (quarter between 1 and 4),
    last_day    date not null,
    -- The first moment at which nothing is taken any more: the end of the last day at the agency's seat.
    closes_at   timestamptz not null,
    ground      text not null check (length(btrim(ground)) > 0),
    set_by      uuid,
    set_at      timestamptz not null,
    primary key (region_id, id),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, set_by) references organisation.person
);
create index deadline_of_quarter on measurement.deadline (region_id, agency_id, fiscal_year, quarter, set_at desc, id desc);
select platform.protect('measurement.deadline', 'select, insert');
create trigger deadline_stays before update or delete on measurement.deadline for each row execute function platform.refuse_change();

create table measurement.deadline_exception (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    agency_id   uuid not null,
    unit_id     uuid not null,
    fiscal_year int  not null check (fiscal_year between 2000 and 2100),
    quarter     int  not null check (quarter between 1 and 4),
    last_day    date not null,
    closes_at   timestamptz not null,
    reason      text not null check (length(btrim(reason)) > 0),
    -- Null when the program gave it, because work came back.
    granted_by  uuid,
    granted_at  timestamptz not null,
    primary key (region_id, id),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, unit_id) references organisation.unit,
    foreign key (region_id, granted_by) references organisation.person
);
create index deadline_exception_of_unit on measurement.deadline_exception (region_id, unit_id, fiscal_year, quarter, granted_at desc, id desc);
select platform.protect('measurement.deadline_exception', 'select, insert');
create trigger deadline_exception_stays before update or delete on measurement.deadline_exception for each row execute function platform.refuse_change();

-- When a unit's quarter closes; null while nobody has set a deadline.
create function measurement.closes_at(of_agency uuid, of_unit uuid, of_year int, of_quarter int) returns timestamptz
    language sql stable as
$$
    select greatest(
        d.closes_at,
        (select x.closes_at from measurement.deadline_exception x
         where x.unit_id = of_unit and x.fiscal_year = of_year and x.quarter = of_quarter order by x.granted_at desc, x.id desc limit 1))
    from measurement.deadline d
    where d.agency_id = of_agency and d.fiscal_year = of_year and d.quarter = of_quarter
    order by d.set_at desc, d.id desc limit 1
$$;

-- No figure moves after its unit's quarter has closed, whatever a request asks for. The moment is the one the change bears; a change that
-- bears no moment of its own, or an earlier one, is judged by the clock of the server.
create function measurement.refuse_late_figure() returns trigger
    language plpgsql as
$$
declare
    moment timestamptz := coalesce(new.changed_at, now());
begin
    if tg_op = 'UPDATE' then
        if (new.state, new.number, new.words, new.reason, new.spent, new.enabling, new.inhibiting, new.follow_up, new.assurance)
           is not distinct from (old.state, old.number, old.words, old.reason, old.spent, old.enabling, old.inhibiting, old.follow_up, old.assurance) then
            return new;
        end if;
        if new.changed_at is not distinct from old.changed_at or new.changed_at < old.changed_at then
            moment := now();
        end if;
    elsif new.state in ('NotDue', 'NotReported') then
        return new;
    end if;
    if moment >= measurement.closes_at(new.agency_id, new.unit_id, new.fiscal_year, new.quarter) then
        raise exception 'the deadline has passed' using errcode = 'restrict_violation', constraint = 'entry_within_deadline';
    end if;
    return new;
end
$$;
create trigger entry_within_deadline before insert or update on measurement.entry for each row execute function measurement.refuse_late_figure();

-- Nor does a file come or go behind a figure.
create function measurement.refuse_late_evidence() returns trigger
    language plpgsql as
$$
declare
    moment timestamptz := case when tg_op = 'INSERT' then new.added_at else coalesce(new.removed_at, now()) end;
begin
    if exists (select from measurement.sheet s
               where s.id = new.sheet_id and s.unit_id is not null
                 and moment >= measurement.closes_at(s.agency_id, s.unit_id, s.fiscal_year, s.quarter)) then
        raise exception 'the deadline has passed' using errcode = 'restrict_violation', constraint = 'evidence_within_deadline';
    end if;
    return new;
end
$$;
create trigger evidence_within_deadline before insert or update on measurement.evidence for each row execute function measurement.refuse_late_evidence();
