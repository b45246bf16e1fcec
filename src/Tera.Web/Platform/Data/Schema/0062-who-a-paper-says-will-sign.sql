-- Who a paper says will sign it, settled when it is printed: whoever signs is held against it. Papers printed before know nothing of it.

alter table documents.revision
    -- Column of the SOP for which he signs.
    add column signer_lane text,
    -- Null where nobody held it.
    add column signer_id   uuid,
    add column signer_post text,
    -- The print that says the same over another name.
    add column reprint_of  uuid,
    add foreign key (region_id, signer_id) references organisation.person,
    add foreign key (region_id, reprint_of) references documents.revision,
    add check ((signer_lane is null) = (signer_post is null)),
    add check (signer_id is null or signer_lane is not null);

create function documents.keep_signer() returns trigger
    language plpgsql as
$$
begin
    if (old.pdf_hash is not null and (new.signer_lane, new.signer_id, new.signer_post) is distinct from (old.signer_lane, old.signer_id, old.signer_post))
       or new.reprint_of is distinct from old.reprint_of then
        raise exception 'who a printed revision names is never changed' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger revision_keeps_signer before update on documents.revision for each row execute function documents.keep_signer();
