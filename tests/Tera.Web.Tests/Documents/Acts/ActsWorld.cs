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

    private ActsWorld(TestDatabase database, Office office, Action<IServiceCollection>? adjust)
    {
        (_database, _office) = (database, office);
        _host = database.Host(services =>
        {
            DocumentsWorld.Register(services, _files.FullPath);
            adjust?.Invoke(services);
        });
    }

    public TestDatabase Database => _database;

    public Office Office => _office;

    public RunId Run { get; private set; }

    public LocalDate Today => new(2026, 10, 6);

    /// <summary>A run that waits in an act of a step; what lies before is done without panels.</summary>
    /// <param name="sop">Its code.</param>
    /// <param name="step">The step.</param>
    /// <param name="kind">Kind of the act.</param>
    /// <param name="over">The database; one of its own when null.</param>
    /// <param name="adjust">Replaces what stands at the edge of the program.</param>
    public static async Task<ActsWorld> AtAsync(string sop, string step, ActKind kind, TestDatabase? over = null, Action<IServiceCollection>? adjust = null)
    {
        var database = over ?? await TestDatabase.CreateAsync();
        var world = new ActsWorld(database, await Office.RunningAsync(database, Shipped.Sop(sop)), adjust);
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
                && !state.WasGiven(artifact));
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

    /// <summary>Begins another run, which is then the one that is worked on.</summary>
    public async Task BeginAsync(int quarter) => Run = await _office.StartAsync(quarter);

    /// <param name="form">What is sent.</param>
    /// <param name="person">By whom; whoever may when null.</param>
    /// <param name="task">For which task; the next when null.</param>
    /// <param name="ready">Told when the task has been read, before the panel begins.</param>
    public async Task<PanelOutcome> PostAsync(PanelForm form, PersonId? person = null, TaskKey? task = null, Action? ready = null)
    {
        await using var session = Session();
        var context = await ContextAsync(session, person, task);
        ready?.Invoke();
        return await PanelOf(session, context).PostAsync(context, form, default);
    }

    /// <summary>What the page of the run does with the form of a task, whichever panel serves it.</summary>
    public Task<PanelOutcome> AnswerAsync(PersonId person, TaskKey task, params (string Name, string Value)[] fields) =>
        AnswerAsync(RunPosts.Work, person, task, Form([("Tugas", TaskKeyText.Write(task)), .. fields]));

    /// <summary>What the page of the run does with the form of the rarer acts.</summary>
    public Task<PanelOutcome> SteerAsync(PersonId person, TaskKey task, PanelForm form) => AnswerAsync(RunPosts.Steering, person, task, form);

    private async Task<PanelOutcome> AnswerAsync(string name, PersonId person, TaskKey task, PanelForm form)
    {
        await using var session = Session();
        var context = await ContextAsync(session, person, task);
        var desk = new RunDesk(context.Head, context.User, context, PanelOf(session, context), Refusal: null);
        return (await session.Get<RunPosts>().AnswerAsync(name, desk, form, default))!;
    }

    /// <summary>What lies beside the next task.</summary>
    public async Task<object?> ExhibitAsync<TExhibit>()
        where TExhibit : IExhibit
    {
        await using var session = Session();
        return await session.Get<IEnumerable<IExhibit>>().OfType<TExhibit>().Single().LoadAsync(await ContextAsync(session, null, null), default);
    }

    /// <summary>A command by whoever may do the task.</summary>
    public async Task DecideAsync(RunCommand command, RunTask task)
    {
        await using var session = Session();
        Sample.Of(await session.Get<RunGateway>().DecideAsync(new(CommandId.New(), Run, _office.DoerOf(task)), command, beside: null, default));
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

    public Act ActOf(RunTask task) => task.Key.Act == 0
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
        var who = person ?? task.Entrusted?.Person ?? _office.DoerOf(task);
        var calendar = await session.Get<AgencyCalendars>().OfAsync(_office.Agency, default);
        return new(loaded.Head, loaded.Around.Definition, loaded.Run, task, RunAuthority.RightOf(task, loaded.Around with { Actor = who }), User(who), calendar, now)
        {
            ReturnTargets = RunAuthority.ReturnTargets(loaded.Run, task, loaded.Around with { Actor = who }),
        };
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
