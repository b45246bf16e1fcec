-- A draft that was never legalised may be thrown away with what hangs on it; what once was legalised, or ran, never.

create function procedures.keep_legalised() returns trigger
    language plpgsql as
$$
begin
    if old.state not in ('Draft', 'Trial', 'AwaitingLegalisation') then
        raise exception 'what was legalised is never deleted' using errcode = 'restrict_violation';
    end if;
    return old;
end
$$;
create trigger version_stays before delete on procedures.version for each row execute function procedures.keep_legalised();
create trigger version_change_stays before delete on procedures.version_change for each row execute function procedures.keep_legalised();

create function procedures.keep_of_legalised() returns trigger
    language plpgsql as
$$
begin
    if exists (select from procedures.version where id = old.version_id and state not in ('Draft', 'Trial')) then
        raise exception 'what hangs on a version that is no draft is never deleted' using errcode = 'restrict_violation';
    end if;
    return old;
end
$$;
create trigger draft_edit_stays before delete on procedures.draft_edit for each row execute function procedures.keep_of_legalised();
create trigger sop_trial_stays before delete on procedures.sop_trial for each row execute function procedures.keep_of_legalised();

-- A file belongs to the version that was the newest when it came in.
create function procedures.keep_source() returns trigger
    language plpgsql as
$$
begin
    if coalesce((select state not in ('Draft', 'Trial') from procedures.version
                 where procedure_id = old.procedure_id and created_at <= old.imported_at order by number desc limit 1), true) then
        raise exception 'the file of a version that is no draft is never deleted' using errcode = 'restrict_violation';
    end if;
    return old;
end
$$;
create trigger source_stays before delete on procedures.source_lines for each row execute function procedures.keep_source();

grant delete on procedures.version, procedures.version_change, procedures.draft_edit, procedures.sop_trial, procedures.sop_trial_move, procedures.source_lines to tera_app;
