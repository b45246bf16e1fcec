using System.Globalization;
using Npgsql;
using Tera.Organisation;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.TestKit;

/// <summary>Where a writer works, in a form that another process can be told.</summary>
public sealed record WritingPlace(RegionId Region, AgencyId Agency, ProcedureId Procedure)
{
    public static WritingPlace Of(Office office) => new(office.Region, office.Agency, office.Procedure);
}

/// <summary>Somebody who does one step after another, run after run, through the gateway, until he is stopped.</summary>
public sealed class StepWriter(IServiceProvider node, WritingPlace place)
{
    private RunId? _run;

    /// <summary>One step: begins a run when there is none, does what is next, and gives the receipt.</summary>
    /// <param name="command">The id under which it is done; the same again is recognised.</param>
    /// <param name="going">Told which run it will be, before anything is sent.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Platform.Commands.Receipt> StepAsync(CommandId command, Action<RunId>? going = null, CancellationToken ct = default)
    {
        while (true)
        {
            var run = _run ??= await StartAsync(ct: ct);
            if (await NextAsync(run, ct) is { } move)
            {
                going?.Invoke(run);
                return await DecideAsync(command, run, move, ct);
            }

            _run = null;
        }
    }

    /// <summary>Sends a command again whose answer never came: the run decides whether it was carried out.</summary>
    public async Task<Platform.Commands.Receipt> AgainAsync(CommandId command, RunId run, CancellationToken ct = default)
    {
        _run = run;
        await using (var session = RegionSession.Open(node, place.Region))
        {
            if (await session.Get<RunStore>().ReceiptAsync(command, ct) is { } before)
            {
                return before;
            }
        }

        return await StepAsync(command, ct: ct);
    }

    /// <summary>A run about a subject of its own, so that any number can be open.</summary>
    /// <param name="quarter">Of 2026, which it measures; null for the whole year.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<RunId> StartAsync(int? quarter = 1, CancellationToken ct = default)
    {
        await using var session = RegionSession.Open(node, place.Region);
        var start = new StartRun(CommandId.New(), place.Procedure, new RunSubject("trial", Guid.CreateVersion7(), 2026, quarter), CoverOverride: null, Actor: null);
        return new(Guid.Parse(Sample.Of(await session.Get<StartRunHandler>().HandleAsync(start, ct)).Result, CultureInfo.InvariantCulture));
    }

    public async Task<NextMove?> NextAsync(RunId run, CancellationToken ct = default)
    {
        await using var session = RegionSession.Open(node, place.Region);
        var now = session.Get<NodaTime.IClock>().GetCurrentInstant();
        var seen = await session.Get<RunStore>().LookAsync(run, default, now, ct);
        return NextMove.In(seen!.Run, seen.Around);
    }

    public async Task<Platform.Commands.Receipt> DecideAsync(CommandId command, RunId run, NextMove move, CancellationToken ct = default)
    {
        await using var session = RegionSession.Open(node, place.Region);
        return Sample.Of(await session.Get<RunGateway>().DecideAsync(new RunCall(command, run, move.By), move.Command, beside: null, ct));
    }

    /// <summary>
    /// Works until the process is killed. Before each step its command goes into the journal, and after the answer once more; what an
    /// earlier process left unanswered is sent again first. While the database is away it asks again and again, as a browser's user does.
    /// </summary>
    public static async Task KeepJournalAsync(IServiceProvider node, WritingPlace place, string journal)
    {
        var unanswered = File.Exists(journal) ? Unanswered(await File.ReadAllLinesAsync(journal)) : null;
        await using var lines = new StreamWriter(journal, append: true) { AutoFlush = true };
        // A kill may have cut the last line short.
        await lines.WriteLineAsync();
        var writer = new StepWriter(node, place);
        while (true)
        {
            var (command, run) = unanswered ?? (CommandId.New(), null);
            unanswered = null;
            while (true)
            {
                try
                {
                    var receipt = run is { } left
                        ? await writer.AgainAsync(command, left)
                        : await writer.StepAsync(command, going => lines.WriteLine($"sent {command} {run = going}"));
                    await lines.WriteLineAsync($"{(receipt.Repeated ? "recognised" : "done")} {command}");
                    break;
                }
                catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException { InnerException: NpgsqlException })
                {
                    await Task.Delay(50);
                }
            }
        }
    }

    private static (CommandId Command, RunId? Run)? Unanswered(string[] lines)
    {
        var whole = lines.Select(line => line.Split(' ')).Where(words => words is ["sent", { Length: 36 }, { Length: 36 }] or ["done" or "recognised", { Length: 36 }]).ToList();
        return whole is [.., ["sent", var command, var run]] ? (new(Guid.Parse(command)), new RunId(Guid.Parse(run))) : null;
    }
}
