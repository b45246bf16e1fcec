-- Main papers signed a.n. and u.b., as letters are since 0067: said by who drafts the text, printed by the revision.
alter table documents.text_document add column on_behalf_of text, add column passed_on_by text, add check (passed_on_by is null or on_behalf_of is not null);
alter table documents.revision      add column on_behalf_of text, add column passed_on_by text, add check (passed_on_by is null or on_behalf_of is not null);
create or replace function documents.keep_signer() returns trigger
    language plpgsql as
$$
begin
    if (old.pdf_hash is not null and (new.signer_lane, new.signer_id, new.signer_post) is distinct from (old.signer_lane, old.signer_id, old.signer_post))
       or (new.reprint_of, new.on_behalf_of, new.passed_on_by) is distinct from (old.reprint_of, old.on_behalf_of, old.passed_on_by) then
        raise exception 'who a printed revision names is never changed' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

-- Sifat of cover letters, letters of assignment and texts, as of other letters since 0085.
alter table documents.dispatch
    add column urgency  text not null default 'Ordinary' check (urgency in ('Ordinary', 'Urgent', 'VeryUrgent')),
    add column security text not null default 'Ordinary' check (security in ('Ordinary', 'Limited', 'Secret', 'TopSecret'));
alter table documents.team_order
    add column urgency  text not null default 'Ordinary' check (urgency in ('Ordinary', 'Urgent', 'VeryUrgent')),
    add column security text not null default 'Ordinary' check (security in ('Ordinary', 'Limited', 'Secret', 'TopSecret'));
alter table documents.text_document
    add column urgency  text not null default 'Ordinary' check (urgency in ('Ordinary', 'Urgent', 'VeryUrgent')),
    add column security text not null default 'Ordinary' check (security in ('Ordinary', 'Limited', 'Secret', 'TopSecret'));

-- The code of matters is a letter's own; that of its register is what it bears where nobody chose.
alter table documents.letter add column classification text;
update documents.letter l set classification = r.classification from documents.letter_register r where (r.region_id, r.id) = (l.region_id, l.register_id);
alter table documents.letter alter column classification set not null;
alter table documents.text_document add column classification text;

-- An archive record says something else: how it is found and where its paper lies, each time with a reason; what it said before stays.
create table documents.archive_correction (
    region_id      uuid not null default platform.current_region(),
    record_id      uuid not null,
    ordinal        int  not null check (ordinal > 0),
    description    text not null,
    classification text not null,
    copy_level     text not null,
    quantity       text not null,
    place          text not null,
    reason         text not null check (length(btrim(reason)) > 0),
    corrected_by   uuid not null,
    corrected_at   timestamptz not null,
    primary key (region_id, record_id, ordinal),
    foreign key (region_id, record_id) references documents.archive_record,
    foreign key (region_id, corrected_by) references organisation.person
);
create trigger archive_correction_is_never_changed before update or delete on documents.archive_correction for each row execute function platform.refuse_change();
select platform.protect('documents.archive_correction', 'select, insert');

drop trigger archive_record_grows on documents.archive_record;
create function documents.keep_archived() returns trigger
    language plpgsql as
$$
begin
    if to_jsonb(new) - '{description,classification,copy_level,quantity,place,version,active_until,kept_until}'::text[]
       is distinct from to_jsonb(old) - '{description,classification,copy_level,quantity,place,version,active_until,kept_until}'::text[]
       or new.version <> old.version + 1 then
        raise exception 'what was filed is never changed' using errcode = 'restrict_violation';
    end if;
    if exists (select from documents.disposal_item i where (i.region_id, i.record_id) = (old.region_id, old.id)) then
        raise exception 'the record of what is gone is never changed' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger archive_record_keeps_what_was_filed before update on documents.archive_record for each row execute function documents.keep_archived();
create trigger archive_record_stays before delete on documents.archive_record for each row execute function platform.refuse_change();

create function documents.tell_correction() returns trigger
    language plpgsql as
$$
begin
    if not exists (
        select from documents.archive_correction c
        where (c.region_id, c.record_id, c.ordinal) = (new.region_id, new.id, new.version)
          and (c.description, c.classification, c.copy_level, c.quantity, c.place) = (old.description, old.classification, old.copy_level, old.quantity, old.place)) then
        raise exception 'a correction tells what the record said before' using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;
create constraint trigger archive_record_tells_its_corrections after update on documents.archive_record
    deferrable initially deferred for each row execute function documents.tell_correction();
grant update (description, classification, copy_level, quantity, place, version) on documents.archive_record to tera_app;

-- What proved that a letter had reached one who got it, until another proof took its place with a reason.
create table documents.former_proof (
    region_id   uuid not null default platform.current_region(),
    dispatch_id uuid not null,
    recipient   int  not null,
    ordinal     int  not null check (ordinal > 0),
    channel     text not null,
    sent_on     date not null,
    proof_text  text,
    proof_hash  bytea,
    noted_by    uuid not null,
    noted_at    timestamptz not null,
    reason      text not null check (length(btrim(reason)) > 0),
    replaced_by uuid not null,
    replaced_at timestamptz not null,
    primary key (region_id, dispatch_id, recipient, ordinal),
    foreign key (region_id, dispatch_id, recipient) references documents.dispatch_recipient,
    foreign key (region_id, proof_hash) references platform.file,
    foreign key (region_id, noted_by) references organisation.person,
    foreign key (region_id, replaced_by) references organisation.person,
    check (num_nonnulls(proof_text, proof_hash) > 0)
);
create trigger former_proof_is_never_changed before update or delete on documents.former_proof for each row execute function platform.refuse_change();
select platform.protect('documents.former_proof', 'select, insert');

create or replace function documents.keep_recipients() returns trigger
    language plpgsql as
$$
begin
    if (new.dispatch_id, new.ordinal, new.kind, new.name) is distinct from (old.dispatch_id, old.ordinal, old.kind, old.name) or (old.sent_on is not null and new.sent_on is null) then
        raise exception 'who gets a letter and that he got it is never changed' using errcode = 'restrict_violation';
    end if;
    if old.sent_on is not null and not exists (
        select from documents.former_proof f
        where (f.region_id, f.dispatch_id, f.recipient) = (old.region_id, old.dispatch_id, old.ordinal)
          and (f.channel, f.sent_on, f.proof_text, f.proof_hash, f.noted_by, f.noted_at)
              is not distinct from (old.channel, old.sent_on, old.proof_text, old.proof_hash, old.noted_by, old.noted_at)) then
        raise exception 'a proof gives way only where it is kept' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
