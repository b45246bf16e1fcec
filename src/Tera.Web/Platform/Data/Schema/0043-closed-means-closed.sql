-- A closed quarter takes no evidence either, and what an employee reported stands once his run has ended.

create function measurement.refuse_closed_evidence() returns trigger
    language plpgsql as
$$
begin
    if exists (
        select from measurement.sheet s
        left join measurement.period p on p.agency_id = s.agency_id and p.fiscal_year = s.fiscal_year and p.quarter = s.quarter
        where s.id = new.sheet_id and (case when s.unit_id is null then s.state = 'Closed' else p.closed_at is not null end)) then
        raise exception 'the quarter is closed' using errcode = 'restrict_violation', constraint = 'evidence_period_open';
    end if;
    return new;
end
$$;
create trigger evidence_period_open before insert or update on measurement.evidence for each row execute function measurement.refuse_closed_evidence();

create function measurement.refuse_closed_result() returns trigger
    language plpgsql as
$$
begin
    if exists (select from measurement.sheet s where s.id = new.sheet_id and s.state = 'Closed') then
        raise exception 'the sheet is closed' using errcode = 'restrict_violation', constraint = 'employee_result_open';
    end if;
    return new;
end
$$;
create trigger employee_result_open before insert or update on measurement.employee_result for each row execute function measurement.refuse_closed_result();
