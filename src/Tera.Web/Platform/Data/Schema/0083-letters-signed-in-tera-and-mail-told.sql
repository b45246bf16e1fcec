-- A letter of assignment and a cover letter may wait for the signature of whom they name, as an invitation does (0081).
alter table documents.team_order
    add column version     int     not null default 1 check (version > 0),
    add column signed_here boolean not null default false;
alter table documents.team_order drop constraint team_order_region_id_run_id_step_act_round_slot_key;
alter table documents.team_order add unique (region_id, run_id, step, act, round, slot, version);

alter table documents.dispatch add column signed_here boolean not null default false;

-- What became of the mail to an invitee; all null for whoever has no address, and where the installation sends none.
alter table documents.invitation_invitee
    add column mail        text check (mail in ('Waiting', 'Accepted', 'Refused')),
    add column mail_answer text,
    add column mailed_at   timestamptz,
    add check ((mail_answer is not null) = (mail is not distinct from 'Refused')),
    add check ((mailed_at is not null) = (mail is not null and mail <> 'Waiting'));
grant update (mail, mail_answer, mailed_at) on documents.invitation_invitee to tera_app;
