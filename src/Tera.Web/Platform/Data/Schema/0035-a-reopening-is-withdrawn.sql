-- A version that was opened and never approved counts for nothing; it may be taken back while nothing was changed under it. Who opened it and why stays in the audit.

create or replace function measurement.keep_versions() returns trigger
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
    if tg_op = 'DELETE' and old.closed_at is null and old.number > 1 then
        return old;
    end if;
    if tg_op = 'DELETE' or old.closed_at is not null
        or (new.number, new.reason, new.opened_by, new.opened_at) is distinct from (old.number, old.reason, old.opened_by, old.opened_at) then
        raise exception 'a version is never changed' using errcode = 'restrict_violation', constraint = 'quarter_version_stays';
    end if;
    return new;
end
$$;
grant delete on measurement.quarter_version to tera_app;

-- What was never told is not zero.
alter table measurement.period alter spent drop not null, alter spent drop default;
alter table measurement.quarter_version alter spent drop not null, alter spent drop default;
update measurement.period p set spent = null
where p.spent = 0 and not exists (
    select from measurement.entry e
    where e.region_id = p.region_id and e.agency_id = p.agency_id and e.fiscal_year = p.fiscal_year and e.quarter = p.quarter and e.spent is not null);
