using FsCheck;
using FsCheck.Fluent;

namespace Tera.Procedures.Simulations;

/// <summary>Asks a law of many random runs. A failure prints the numbers, their seed and the story of the run.</summary>
/// <remarks>
/// TERA_LONG=1 asks 50 times as many and from a new seed each time; TERA_SEED=<c>seed,gamma</c>, as FsCheck prints it, replays one.
/// </remarks>
internal static class Law
{
    private const ulong FixedSeed = 20260105;
    private const ulong FixedGamma = 4099;

    private static bool IsLong => Environment.GetEnvironmentVariable("TERA_LONG") == "1";

    /// <summary>For simulated runs of random sound SOPs.</summary>
    public static void OfRuns(int times, Action<Simulation> law) => OfDraws(times, 900, draw =>
    {
        var simulation = Simulation.From(draw);
        try
        {
            law(simulation);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(simulation.Story, exception);
        }
    });

    /// <summary>For whatever is read from a list of random numbers.</summary>
    public static void OfDraws(int times, int numbers, Action<Draw> law)
    {
        var lists = Arb.From(Gen.Choose(0, 1 << 20).ArrayOf(numbers), Shorter);
        var config = Config.QuickThrowOnFailure.WithMaxTest(IsLong ? times * 50 : times);
        Prop.ForAll(lists, list => law(new Draw(list))).Check(Replaying(config));
    }

    /// <summary>The list without a piece of it, large pieces first; then with one number made simplest.</summary>
    private static IEnumerable<int[]> Shorter(int[] list)
    {
        for (var length = list.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= list.Length; start += length)
            {
                yield return [.. list[..start], .. list[(start + length)..]];
            }
        }

        foreach (var index in Enumerable.Range(0, list.Length).Where(index => list[index] != 0))
        {
            yield return [.. list[..index], 0, .. list[(index + 1)..]];
        }
    }

    private static Config Replaying(Config config)
    {
        var asked = Environment.GetEnvironmentVariable("TERA_SEED")?.Split(',');
        return asked is [var seed, var gamma] ? config.WithReplay(ulong.Parse(seed), ulong.Parse(gamma))
            : IsLong ? config
            : config.WithReplay(FixedSeed, FixedGamma);
    }
}
