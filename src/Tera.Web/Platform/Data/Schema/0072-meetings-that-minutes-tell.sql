-- A meeting that nobody noted is what its minutes tell of it: issued again, they tell it again.

create or replace function documents.keep_closed_meeting() returns trigger
    language plpgsql as
$$
begin
    if old.closed_at is not null and not (old.version = 0 and new.version = 0 and new.closed_at = old.closed_at) then
        raise exception 'a closed meeting is never changed' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
