using System.Diagnostics;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Platform.Verification;

/// <summary>What one module found in one region.</summary>
/// <param name="Name">What was verified.</param>
/// <param name="Region">Where.</param>
/// <param name="Counted">What was counted.</param>
/// <param name="Examined">How many of them.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Findings">All that is wrong; empty when nothing is.</param>
public sealed record VerifiedPart(string Name, RegionId Region, string Counted, long Examined, TimeSpan Took, IReadOnlyList<Finding> Findings);

/// <summary>Asks every module for its proof, region by region.</summary>
public sealed class Verifier(IRegionList regions, IServiceScopeFactory scopes)
{
    /// <param name="watching">Told after every few hundred what is being verified and how many have been examined.</param>
    /// <param name="ct">Ends the work.</param>
    public async IAsyncEnumerable<VerifiedPart> VerifyAsync(
        Action<string, long> watching, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var region in await regions.AllAsync(ct))
        {
            await using var names = In(region);
            foreach (var (place, name) in names.ServiceProvider.GetServices<IVerification>().Select(part => part.Name).ToList().Index())
            {
                // A scope for each: one that fails or leaves a transaction behind is not the next one's trouble.
                await using var scope = In(region);
                yield return await VerifyAsync(scope.ServiceProvider.GetServices<IVerification>().ElementAt(place), region, examined => watching(name, examined), ct);
            }
        }
    }

    private static async Task<VerifiedPart> VerifyAsync(IVerification verification, RegionId region, Action<long> watching, CancellationToken ct)
    {
        var (watch, tally, findings) = (Stopwatch.StartNew(), new Tally(watching), new List<Finding>());
        await foreach (var finding in verification.VerifyAsync(tally, ct))
        {
            findings.Add(finding);
        }

        return new(verification.Name, region, verification.Counted, tally.Sum, watch.Elapsed, findings);
    }

    private AsyncServiceScope In(RegionId region)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RegionScope>().Enter(region);
        return scope;
    }

    private sealed class Tally(Action<long> watching) : IProgress<int>
    {
        public long Sum { get; private set; }

        public void Report(int value)
        {
            Sum += value;
            watching(Sum);
        }
    }
}
