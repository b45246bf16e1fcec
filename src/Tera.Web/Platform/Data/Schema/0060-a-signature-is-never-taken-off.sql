-- What was signed stays signed: the bytes may gain a signature and never lose all of them.

create function documents.keep_signed() returns trigger
    language plpgsql as
$$
begin
    if old.signed_hash is not null and new.signed_hash is null then
        raise exception 'a signature is never taken off' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger revision_keeps_signed before update on documents.revision for each row execute function documents.keep_signed();
