using Tera.Organisation.Contracts;

namespace Tera.Procedures.Runs;

/// <summary>The statements of <see cref="RunStore"/>.</summary>
internal static class RunSql
{
    /// <summary>Ancestors are locked before their descendants, so that linked runs never wait for each other in a circle.</summary>
    /// <remarks>What a decision needs besides the run rides on the same row: a statement of its own would be one too many for the budget of a step.</remarks>
    public const string LockAndRead = Read + " for update of r";

    public const string Read = "select " + RunColumns + ", " + AgencyColumns + """

        from procedures.run r
        join organisation.agency a on a.id = r.agency_id
        join organisation.region g on g.region_id = r.region_id
        where r.id = $1 or r.id = any ((select ancestors from procedures.run where id = $1)::uuid[])
        order by cardinality(r.ancestors)
        """;

    /// <summary>Of <c>procedures.run r</c>: the head and the state.</summary>
    public const string RunColumns = """
        r.id, r.procedure_id, r.version_id, r.agency_id, r.subject_kind, r.subject_id, r.fiscal_year, r.quarter, r.title, r.ancestors,
        r.parent_task, r.status, r.sequence, r.head, r.started_at, r.closed_at, r.paused_at, r.pauses_from, r.pauses_until, r.matter
        """;

    public const string TaskColumns = """
        step, act, round, slot, lane, label, status, opened_at, due_at, holder_id, claimed_at, closed_at,
        by_person, by_position, by_on_behalf, outcome, overdue_noted, entrusted_position
        """;

    public const string EventColumns = "run_id, sequence, command_id, actor_id, recorded_at, content, previous_hash, hash";

    /// <summary>What <see cref="AgencyFacts"/> reads.</summary>
    private const string AgencyColumns = CalendarTerms.Columns + """
        , array (select p.code from procedures.procedure p
                 join procedures.version v on v.procedure_id = p.id and v.state in ('InForce', 'InRevision')
                 where p.agency_id = a.id)
        """;

    public const string Agency = "select " + AgencyColumns + " from organisation.agency a, organisation.region g where a.id = $1";

    public const string Tasks = "select " + TaskColumns + " from procedures.task where run_id = $1 order by ordinal";

    /// <summary>Short lists of one run in one statement: participants, inputs, and the receipt of the command if it has been carried out.</summary>
    /// <remarks>
    /// The receipt must not be joined to the row that is locked: whoever waited for the lock would be shown it as it was before the wait,
    /// and would not see that the same command has just been carried out.
    /// </remarks>
    public const string Belongings = """
        select 'participant', slot, name, lane, ordinal, null::uuid, null::timestamptz from procedures.run_participant where run_id = $1
        union all
        select 'input', step, artifact, reason, round, person_id, null from procedures.run_input where run_id = $1
        union all
        select 'receipt', process, result, '', 0, null, recorded_at from platform.receipt where command_id = $2
        order by 1, 5, 2, 3
        """;

    /// <summary>What a run that is remembered needs beside its row: what has happened since.</summary>
    public const string EventsSince = "select " + EventColumns + " from procedures.event where run_id = $1 and sequence > $2 order by sequence";

    /// <summary>The receipt of the command, as in <see cref="Belongings"/>, and the stamp of the roster.</summary>
    public const string ReceiptAndStamp =
        "select 'receipt', process, result, recorded_at from platform.receipt where command_id = $3 union all select 'stamp', (" + RosterSql.Stamp + "), '', null";

    public const string Events = "select " + EventColumns + " from procedures.event where run_id = $1 order by sequence";

    public const string InForce = AnyInForce + " where p.agency_id = $1 and p.code = $2";

    public const string InForceById = AnyInForce + " where p.id = $1";

    private const string AnyInForce = """
        select p.id, v.id, p.agency_id, p.title, v.cover_override
        from procedures.procedure p
        join procedures.version v on v.procedure_id = p.id and v.state in ('InForce', 'InRevision')
        """;

    public const string InsertRun = """
        insert into procedures.run (id, procedure_id, version_id, agency_id, subject_kind, subject_id, fiscal_year, quarter, title, ancestors,
                                    parent_task, cover_override, status, sequence, head, started_at, closed_at, paused_at,
                                    pauses_from, pauses_until, matter)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
        """;

    public const string UpdateRun = """
        update procedures.run set status = $2, sequence = $3, head = $4, started_at = $5, closed_at = $6, paused_at = $7,
                                   pauses_from = $8, pauses_until = $9 where id = $1
        """;

    public const string UpsertTasks = """
        insert into procedures.task (run_id, step, act, round, slot, ordinal, act_kind, lane, label, status, opened_at, due_at, holder_id,
                                     claimed_at, closed_at, by_person, by_position, by_on_behalf, outcome, overdue_noted, entrusted_position)
        select $1, * from unnest($2::text[], $3::int[], $4::int[], $5::text[], $6::int[], $7::text[], $8::text[], $9::text[], $10::text[],
                                 $11::timestamptz[], $12::timestamptz[], $13::uuid[], $14::timestamptz[], $15::timestamptz[], $16::uuid[],
                                 $17::text[], $18::uuid[], $19::text[], $20::boolean[], $21::text[])
        on conflict (region_id, run_id, step, act, round, slot) do update set
            status = excluded.status, due_at = excluded.due_at, holder_id = excluded.holder_id, claimed_at = excluded.claimed_at,
            closed_at = excluded.closed_at, by_person = excluded.by_person, by_position = excluded.by_position,
            by_on_behalf = excluded.by_on_behalf, outcome = excluded.outcome, overdue_noted = excluded.overdue_noted,
            entrusted_position = excluded.entrusted_position
        """;

    public const string MoveRun = "update procedures.run set version_id = $2 where id = $1";

    public const string DeleteParticipants = "delete from procedures.run_participant where run_id = $1";

    public const string InsertParticipants = """
        insert into procedures.run_participant (run_id, slot, name, lane, ordinal)
        select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::int[])
        """;

    public const string InsertInput = """
        insert into procedures.run_input (run_id, step, round, artifact, person_id, reason) values ($1, $2, $3, $4, $5, $6)
        """;

    public const string InsertEvent = """
        insert into procedures.event (run_id, sequence, command_id, kind, actor_id, recorded_at, content, previous_hash, hash)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    public const string InsertReceipt = """
        insert into platform.receipt (command_id, person_id, process, result, recorded_at) values ($1, $2, $3, $4, $5)
        """;
}
