using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;

namespace Tera.Procedures.Bpmn;

/// <summary>What we write is read without a warning by bpmn-moddle and walked by bpmn-engine, step by step as our own engine does.</summary>
public sealed class ForeignEngineTests : IClassFixture<ForeignEngine>
{
    private readonly ForeignEngine _foreign;

    public ForeignEngineTests(ForeignEngine foreign) => _foreign = foreign;

    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public async Task Every_branch_is_walked_in_the_same_steps_by_both(string code)
    {
        Assert.SkipUnless(ForeignEngine.IsThere, "Node is not installed.");
        var sop = Shipped.Sop(code);
        // Once straight through; then each other way out of each step once, and straight on from there.
        List<(StepKey Step, string Way)?> branches = [null, .. sop.Steps.SelectMany(Others).Select(other => ((StepKey, string)?)other)];

        var answer = await _foreign.WalkAsync(BpmnWriter.Write(sop), branches.Select(branch => Answers(sop, branch)));

        Assert.Empty(answer.Warnings);
        Assert.Equal(branches.Select(branch => string.Join(' ', OwnWalk.Through(sop, branch))), answer.Walks.Select(walk => string.Join(' ', walk)));
    }

    private static IEnumerable<(StepKey Step, string Way)> Others(Step step)
    {
        if (step.Onward is Onward.Decision { No: var no })
        {
            return no.Targets.Length <= 1 ? [(step.Key, "tidak")] : no.Targets.Select(target => (step.Key, $"tidak-{target}"));
        }

        return step.Refusal is null ? [] : [(step.Key, "ditolak")];
    }

    private static Dictionary<string, string[]> Answers(ProcedureDefinition sop, (StepKey Step, string Way)? branch) => sop.Steps
        .Where(step => step.Onward is Onward.Decision || step.Key == branch?.Step)
        .ToDictionary(step => step.Key.Value, step => step.Key == branch?.Step ? [branch.Value.Way, .. Enumerable.Repeat("ya", 20)] : Enumerable.Repeat("ya", 20).ToArray());
}

/// <summary>Our own engine, played without a database: one holder for each lane, two units, two employees.</summary>
internal static class OwnWalk
{
    private static readonly PersonId Somebody = PersonId.New();

    public static IReadOnlyList<StepKey> Through(ProcedureDefinition sop, (StepKey Step, string Way)? branch)
    {
        var around = Around(sop);
        var run = Happen(Run.Unstarted(RunId.New()), new RunCommand.Start(null, "Uji"), around);
        List<StepKey> steps = [];
        HashSet<(StepKey, int)> entered = [];
        for (var moves = 0; run.Status is RunStatus.Running; moves++)
        {
            Assert.InRange(moves, 0, 500);
            var task = run.Open.First(open => !open.Key.Slot.IsJointActor);
            if (entered.Add((task.Key.Step, task.Key.Round)))
            {
                steps.Add(task.Key.Step);
            }

            run = Happen(run, Next(run, task, sop, branch, entered.Count(one => one.Item1 == task.Key.Step)), around);
        }

        return steps;
    }

    private static RunCommand Next(Run run, RunTask task, ProcedureDefinition sop, (StepKey Step, string Way)? branch, int visit)
    {
        var step = sop[task.Key.Step];
        var missing = step.Standard.Inputs.FirstOrDefault(input => input.Artifact is { } artifact && !run.Has(artifact, sop)
            && run.Inputs.All(given => given.Step != step.Key || given.Artifact != artifact));
        var kind = step.Acts[task.Key.Act - 1].Kind;
        var aside = branch?.Step == step.Key && visit == 1 ? branch.Value.Way : null;
        return (aside, kind) switch
        {
            _ when missing is not null => new RunCommand.ProvideInput(step.Key, missing.Artifact!.Value, "Uji"),
            ("ditolak", ActKind.Sign) => new RunCommand.Return(task.Key, step.Refusal!.Targets[0], [], "Belum benar"),
            (null or "ditolak", ActKind.Check) => new RunCommand.Complete(task.Key, CheckOutcome.Yes),
            (_, ActKind.Check) => new RunCommand.Complete(task.Key, CheckOutcome.No, aside == "tidak" ? null : new StepKey(aside!["tidak-".Length..]), Note: "Belum benar"),
            _ => new RunCommand.Complete(task.Key),
        };
    }

    private static Run Happen(Run run, RunCommand command, Surroundings around)
    {
        Assert.True(RunDecision.Decide(run, command, around).Accepted(out var happened, out var no), $"{command}: {no?.Code}");
        return Run.Evolve(run, happened, around.Now);
    }

    private static Surroundings Around(ProcedureDefinition sop)
    {
        var lane = sop.Lanes[0].Key;
        ImmutableArray<Participant> units = [.. new[] { "A", "B" }.Select(name => new Participant(Slot.Of(UnitId.New()), name, lane))];
        ImmutableArray<Participant> employees = [.. new[] { "C", "D" }.Select(name => new Participant(Slot.Of(PersonId.New()), name, lane))];
        ImmutableArray<LaneHolder> holders = [.. sop.Lanes.Select(one => new LaneHolder(one.Key, Slot.Sole, Somebody, one.Role, AssignmentKind.Definitive, OnBehalfOf: null))];
        return new(sop, new Roster(holders, units, employees), Somebody, Instant.FromUtc(2026, 1, 5, 1, 0), (from, _) => from, (due, _, _) => due, [], AllowOwnWork: true);
    }
}

/// <summary>The two packages, installed once for all tests of the class by their lock file.</summary>
public sealed class ForeignEngine : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Procedures", "Bpmn", "foreign");

    public static bool IsThere { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "npm")));

    public async ValueTask InitializeAsync()
    {
        if (IsThere && !File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
        {
            await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], "");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal async Task<ForeignAnswer> WalkAsync(byte[] bpmn, IEnumerable<Dictionary<string, string[]>> walks)
    {
        var wish = JsonSerializer.Serialize(new { source = Encoding.UTF8.GetString(bpmn), walks = walks.Select(answers => new { answers }) });
        return JsonSerializer.Deserialize<ForeignAnswer>(await RunAsync("node", ["walk.mjs"], wish), JsonSerializerOptions.Web)!;
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
        return await output;
    }
}

internal sealed record ForeignAnswer(string[] Warnings, string[][] Walks);
