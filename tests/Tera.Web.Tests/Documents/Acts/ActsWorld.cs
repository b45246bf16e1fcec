using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform;
using Tera.Platform.Outbox;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Procedures.Runs;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents.Acts;

/// <summary>An office that runs one of the shipped SOPs and works in its panels, with real printing and files.</summary>
internal sealed class ActsWorld : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ScratchDirectory _files = new();
    private readonly ServiceProvider _host;
    private readonly Office _office;

    private ActsWorld(TestDatabase database, Office office)
    {
        (_database, _office) = (database, office);
        _host = database.Host(services => DocumentsWorld.Register(services, _files.FullPath));
    }

    public TestDatabase Database => _database;

    public Office Office => _office;

    public RunId Run { get; private set; }

    public LocalDate Today => new(2026, 10, 6);

    /// <summary>A run that waits in an act of a step; what lies before is done without panels.</summary>
    public static async Task<ActsWorld> AtAsync(string sop, string step, ActKind kind)
    {
        var database = await TestDatabase.CreateAsync();
        var world = new ActsWorld(database, await Office.RunningAsync(database, Shipped.Sop(sop)));
        world.Run = await world._office.StartAsync();
        await world.ForwardAsync(step, kind);
        return world;
    }

    public RegionSession Session() => RegionSession.Open(_host, _office.Region);

    public Task<Run> StateAsync() => Walk.StateAsync(_office, Run);

    /// <summary>Goes on until an act waits.</summary>
    public async Task ForwardAsync(string step, ActKind kind)
    {
        for (var moves = 0; moves < 200; moves++)
        {
            var state = await StateAsync();
            var task = Next(state);
            if (task.Key.Step.Value == step && ActOf(task).Kind == kind)
            {
                return;
            }

            await CompleteAsync(state, task, ActOf(task).Kind is ActKind.Check ? CheckOutcome.Yes : null);
        }

        Assert.Fail($"{step} was never reached.");
    }

    /// <summary>Ends a task without its panel.</summary>
    public async Task CompleteAsync(Run state, RunTask task, CheckOutcome? outcome, string? note = null)
    {
        await using var session = Session();
        var gateway = session.Get<RunGateway>();
        var call = new RunCall(CommandId.New(), Run, _office.DoerOf(task));
        var result = await gateway.DecideAsync(call, new RunCommand.Complete(task.Key, outcome, Note: note), beside: null, default);
        if (result.Rejection is { Code: "procedures.run.input-missing" })
        {
            var step = _office.Definition[task.Key.Step];
            var missing = step.Standard.Inputs.First(input => input.Artifact is { } artifact && !state.Has(artifact, _office.Definition)
                && state.Inputs.All(given => given.Step != step.Key || given.Artifact != artifact));
            var provide = new RunCommand.ProvideInput(step.Key, missing.Artifact!.Value, "Dilampirkan dengan tangan");
            Sample.Of(await gateway.DecideAsync(call with { Command = CommandId.New() }, provide, beside: null, default));
            return;
        }

        Sample.Of(result);
    }

    /// <summary>Inputs the step still lacks are attached by hand, so that its panel may end.</summary>
    public async Task ProvideInputsAsync()
    {
        var state = await StateAsync();
        var task = Next(state);
        var step = _office.Definition[task.Key.Step];
        foreach (var artifact in step.Standard.Inputs.Select(input => input.Artifact).OfType<ArtifactKind>().Distinct().Where(kind => !state.Has(kind, _office.Definition)))
        {
            await using var session = Session();
            var call = new RunCall(CommandId.New(), Run, _office.DoerOf(task));
            _ = await session.Get<RunGateway>().DecideAsync(call, new RunCommand.ProvideInput(step.Key, artifact, "Dilampirkan"), beside: null, default);
        }
    }

    public async Task<PanelOutcome> PostAsync(PanelForm form, PersonId? person = null, TaskKey? task = null)
    {
        await using var session = Session();
        var context = await ContextAsync(session, person, task);
        return await PanelOf(session, context).PostAsync(context, form, default);
    }

    /// <summary>The panel as its page shows it, as HTML.</summary>
    public async Task<string> ShowAsync(PanelForm? posted = null, IReadOnlyList<Rejection>? faults = null, PersonId? person = null, TaskKey? task = null)
    {
        await using var session = Session();
        var context = await ContextAsync(session, person, task);
        var panel = PanelOf(session, context);
        var view = new PanelView(context, await panel.LoadAsync(context, default), posted, faults ?? []);
        await using var renderer = new HtmlRenderer(_host, _host.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["View"] = view });
            return (await renderer.RenderComponentAsync(panel.Component, parameters)).ToHtmlString();
        });
    }

    public static PanelForm Form(params (string Name, string Value)[] fields) => DocumentsWorld.Form(fields);

    public static PanelForm FormWith(IFormFileCollection files, params (string Name, string Value)[] fields) => DocumentsWorld.Form(fields, files);

    public async Task PrintAsync() => await _host.GetRequiredService<OutboxDrain>().DrainAsync(default);

    public string IdOf(string lane) => _office.Holder(new(lane)).Value.ToString("D");

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _files.Dispose();
    }

    private Act ActOf(RunTask task) => task.Key.Act == 0
        ? throw new InvalidOperationException($"{task.Key} waits for a linked SOP.")
        : _office.Definition.ActOf(task.Key.Step, task.Key.Act);

    private static RunTask Next(Run state) => state.Open.OrderBy(task => task.Key.Slot.IsJointActor).First();

    private static IActPanel PanelOf(RegionSession session, PanelContext context) => DocumentsWorld.PanelOf(session, context);

    private async Task<PanelContext> ContextAsync(RegionSession session, PersonId? person, TaskKey? key)
    {
        var now = _database.Clock.GetCurrentInstant();
        await using var transaction = await session.Db.Database.BeginTransactionAsync();
        var loaded = (await session.Get<RunStore>().LoadAsync(new RunCall(CommandId.New(), Run, Actor: null), now, default))!;
        var task = key is { } wanted ? loaded.Run.Find(wanted)! : Next(loaded.Run);
        var who = person ?? _office.DoerOf(task);
        var calendar = await session.Get<AgencyCalendars>().OfAsync(_office.Agency, default);
        return new(loaded.Head, loaded.Around.Definition, loaded.Run, task, loaded.Around.Roster.Find(who, task.Lane, task.Key.Slot), User(who), calendar, now);
    }

    private SignedInUser User(PersonId person) => new(AccountId.New(), person, _office.Region, AccountRole.Member)
    {
        UserName = "uji",
        FullName = "Pejabat Uji, S.E., M.Si.",
        CallName = "Uji",
        Salutation = Salutation.Sir,
        Positions = [],
        Teams = [],
    };
}
