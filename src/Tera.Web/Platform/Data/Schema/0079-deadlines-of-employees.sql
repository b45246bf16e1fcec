-- The deadline of a quarter holds for employees' sheets, too: leave of a unit counts for who holds an office in it, and work that came back opens one sheet alone.

alter table measurement.deadline_exception
    alter column unit_id drop not null,
    add person_id uuid,
    add foreign key (region_id, person_id) references organisation.person,
    add check (num_nonnulls(unit_id, person_id) = 1);
create index deadline_exception_of_person on measurement.deadline_exception (region_id, person_id, fiscal_year, quarter, granted_at desc, id desc) where person_id is not null;

-- When an employee's quarter closes; null while nobody has set a deadline.
create function measurement.employee_closes_at(of_agency uuid, of_person uuid, of_year int, of_quarter int) returns timestamptz
    language sql stable as
$$
    select greatest(
        d.closes_at,
        (select max(leave.closes_at) from (
            select distinct on (x.unit_id, x.person_id) x.unit_id, x.person_id, x.closes_at, x.granted_at, x.last_day from measurement.deadline_exception x
            where x.agency_id = of_agency and x.fiscal_year = of_year and x.quarter = of_quarter
            order by x.unit_id, x.person_id, x.granted_at desc, x.id desc) leave
         where leave.person_id = of_person or exists (
            select from organisation.office_holder h
            where h.person_id = of_person and h.unit_id = leave.unit_id and h.valid_from <= leave.last_day and (h.valid_until is null or h.valid_until >= (leave.granted_at at time zone 'UTC')::date))))
    from measurement.deadline d
    where d.agency_id = of_agency and d.fiscal_year = of_year and d.quarter = of_quarter
    order by d.set_at desc, d.id desc limit 1
$$;

-- What an employee tells bears its moment, as a figure does.
alter table measurement.employee_result add told_at timestamptz;
create function measurement.refuse_late_result() returns trigger
    language plpgsql as
$$
declare
    moment timestamptz := coalesce(new.told_at, now());
begin
    if tg_op = 'UPDATE' then
        if (new.results, new.conduct, new.obstacles, new.follow_up) is not distinct from (old.results, old.conduct, old.obstacles, old.follow_up) then
            return new;
        end if;
        if new.told_at is not distinct from old.told_at or new.told_at < old.told_at then
            moment := now();
        end if;
    elsif (new.results, new.conduct, new.obstacles, new.follow_up) = ('', '', '', '') then
        return new;
    end if;
    if exists (select from measurement.sheet s
               where s.id = new.sheet_id and moment >= measurement.employee_closes_at(s.agency_id, s.person_id, s.fiscal_year, s.quarter)) then
        raise exception 'the deadline has passed' using errcode = 'restrict_violation', constraint = 'result_within_deadline';
    end if;
    return new;
end
$$;
create trigger result_within_deadline before insert or update on measurement.employee_result for each row execute function measurement.refuse_late_result();

create or replace function measurement.refuse_late_evidence() returns trigger
    language plpgsql as
$$
declare
    moment timestamptz := case when tg_op = 'INSERT' then new.added_at else coalesce(new.removed_at, now()) end;
begin
    if exists (select from measurement.sheet s
               where s.id = new.sheet_id and moment >= case
                   when s.unit_id is null then measurement.employee_closes_at(s.agency_id, s.person_id, s.fiscal_year, s.quarter)
                   else measurement.closes_at(s.agency_id, s.unit_id, s.fiscal_year, s.quarter) end) then
        raise exception 'the deadline has passed' using errcode = 'restrict_violation', constraint = 'evidence_within_deadline';
    end if;
    return new;
end
$$;
