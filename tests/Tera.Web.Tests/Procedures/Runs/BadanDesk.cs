using Tera.Organisation.Demonstration;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Runs;

/// <summary>A run of the Badan of the demonstration: its second step runs the SOP Pengumpulan Data.</summary>
internal sealed class BadanDesk : IAsyncDisposable
{
    private BadanDesk(TestSite site, RunId run, RunId child) => (Site, Run, Child) = (site, run, child);

    public TestSite Site { get; }

    public RunId Run { get; }

    /// <summary>The run of the linked SOP.</summary>
    public RunId Child { get; }

    /// <summary>The order is given; the second step waits.</summary>
    public static async Task<BadanDesk> WaitingAsync()
    {
        var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync("kaban.badan");
        var run = new RunId(Guid.Parse((await RunPageTests.StartAsync(head)).Split('/')[^1]));
        await head.SendAsync(await head.GetAsync(ProceduresLinks.Run(run)), RunPosts.Work, ("Catatan", "Segera dikerjakan."));
        return new(site, run, new((Guid)(await site.Database.OwnerAsync($"select id from procedures.run where ancestors @> array['{run}'::uuid]"))!));
    }

    public async Task<string> TitleAsync(RunId run) => (string)(await Site.Database.OwnerAsync($"select title from procedures.run where id = '{run}'"))!;

    public async Task<LoadedRun> LookAsync(RunId run)
    {
        await using var session = Site.Session();
        return (await session.Get<RunStore>().LookAsync(run, default, Site.Clock.Now, default))!;
    }

    /// <summary>Goes straight on, each task by the first who may, until a step is reached or the run is over.</summary>
    public async Task GoOnAsync(RunId run, string? until)
    {
        while (await LookAsync(run) is { Run.Status: RunStatus.Running } seen && seen.Run.CurrentStep?.Value != until && NextMove.In(seen.Run, seen.Around) is { } next)
        {
            await DoAsync(run, next);
        }
    }

    public async Task DoAsync(RunId run, NextMove move)
    {
        await using var session = Site.Session();
        Sample.Of(await session.Get<RunGateway>().DecideAsync(new RunCall(CommandId.New(), run, move.By), move.Command, beside: null, default));
    }

    /// <summary>The part of a unit is done by somebody of the demonstration.</summary>
    public async Task WriteAsync(string unit, string account)
    {
        var slot = Slot.Of(OrganisationSeed.Unit("badan", unit));
        var task = (await LookAsync(Run)).Run.Open.Single(open => open.Key.Slot == slot);
        await DoAsync(Run, new(OrganisationSeed.Person(account), new RunCommand.Complete(task.Key)));
    }

    /// <summary>A paper of a run, as a finished run of the demonstration has one.</summary>
    /// <returns>Id of the revision.</returns>
    public async Task<Guid> PaperAsync(RunId run, string kind, string step, string account)
    {
        var (artifact, revision) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Site.Database.OwnerAsync(
            $"""
             insert into documents.artifact select (jsonb_populate_record(a, jsonb_build_object('id', '{artifact}', 'run_id', '{run}', 'kind', '{kind}', 'agency_id', '{OrganisationSeed.Agency("badan")}'))).*
             from documents.artifact a join documents.revision r on r.artifact_id = a.id where a.kind = 'pengukuran' and r.signed_hash is not null limit 1;
             insert into documents.revision select (jsonb_populate_record(r, jsonb_build_object(
                 'id', '{revision}', 'artifact_id', '{artifact}', 'number', 1, 'step', '{step}', 'act', 1, 'round', 1, 'title', 'Hasil Uji {kind}', 'letter_id', null,
                 'code', upper(substr(md5('{revision}'), 1, 20)), 'made_by', '{OrganisationSeed.Person(account)}'))).*
             from documents.revision r join documents.artifact a on a.id = r.artifact_id where a.kind = 'pengukuran' and r.signed_hash is not null limit 1
             """);
        return revision;
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
