using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Runs;

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
        List<SopWay?> branches = [null, .. SopWay.Of(sop)];

        var answer = await _foreign.WalkAsync(BpmnWriter.Write(sop), branches.Select(branch => Answers(sop, branch)));

        Assert.Empty(answer.Warnings);
        Assert.Equal(branches.Select(branch => string.Join(' ', OwnWalk.Through(sop, branch).Steps)), answer.Walks.Select(walk => string.Join(' ', walk)));
    }

    private static Dictionary<string, string[]> Answers(ProcedureDefinition sop, SopWay? branch) => sop.Steps
        .Where(step => step.Onward is Onward.Decision || step.Key == branch?.Step)
        .ToDictionary(step => step.Key.Value, step => step.Key == branch?.Step ? [branch.Way, .. Enumerable.Repeat("ya", 20)] : Enumerable.Repeat("ya", 20).ToArray());
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
