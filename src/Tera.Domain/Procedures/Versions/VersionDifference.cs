using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Versions;

/// <summary>What is not the same in two versions of an SOP: which rows and columns are each other, which came, went or changed places.</summary>
/// <param name="Steps">In the order of the later version; what went stands behind the row it followed.</param>
/// <param name="Lanes">The same of the columns.</param>
public sealed record VersionDifference(ImmutableArray<Pair<Step>> Steps, ImmutableArray<Pair<Lane>> Lanes)
{
    /// <summary>From here on, of 1, two texts say the same in other words.</summary>
    private const double Alike = 0.6;

    /// <summary>Compares. Rows are each other by their key, else by their words: a file that was brought in knows no keys.</summary>
    public static VersionDifference Of(ProcedureDefinition before, ProcedureDefinition after) => new(
        Pairs(before.Steps, after.Steps, step => step.Key.Value, step => step.Text),
        Pairs(before.Lanes, after.Lanes, lane => lane.Key.Value, lane => lane.Printed));

    /// <summary>The earlier row that a later one is; null for a new one.</summary>
    public Step? Earlier(StepKey later) => Steps.FirstOrDefault(pair => pair.After?.Key == later)?.Before;

    private static ImmutableArray<Pair<T>> Pairs<T>(ImmutableArray<T> before, ImmutableArray<T> after, Func<T, string> key, Func<T, string> text)
        where T : class
    {
        var partner = Enumerable.Repeat(-1, after.Length).ToArray();
        var taken = new bool[before.Length];
        Match((old, now) => key(old) == key(now) ? 1 : 0, 1);
        Match((old, now) => string.Equals(text(old), text(now), StringComparison.OrdinalIgnoreCase) ? 1 : 0, 1);
        Match((old, now) => Likeness(text(old), text(now)), Alike);

        var staying = LongestRise(partner);
        var pairs = new List<Pair<T>>(after.Length);
        for (var at = 0; at < after.Length; at++)
        {
            pairs.Add(new(partner[at] < 0 ? null : before[partner[at]], after[at], partner[at] >= 0 && !staying.Contains(at)));
        }

        for (var at = 0; at < before.Length; at++)
        {
            if (!taken[at])
            {
                var above = at == 0 ? -1 : pairs.FindIndex(pair => ReferenceEquals(pair.Before, before[at - 1]));
                pairs.Insert(above + 1, new(before[at], null, Moved: false));
            }
        }

        return [.. pairs];

        void Match(Func<T, T, double> likeness, double least)
        {
            for (var now = 0; now < after.Length; now++)
            {
                if (partner[now] >= 0)
                {
                    continue;
                }

                var best = Enumerable.Range(0, before.Length).Where(old => !taken[old]).Select(old => (old, Likeness: likeness(before[old], after[now])))
                    .Where(one => one.Likeness >= least).OrderByDescending(one => one.Likeness).ThenBy(one => one.old).Select(one => (int?)one.old).FirstOrDefault();
                if (best is { } found)
                {
                    (partner[now], taken[found]) = (found, true);
                }
            }
        }
    }

    /// <summary>Shared words of all words.</summary>
    private static double Likeness(string one, string other)
    {
        var (words, others) = (Words(one), Words(other));
        var all = words.Union(others).Count();
        return all == 0 ? 0 : words.Intersect(others).Count() / (double)all;

        static HashSet<string> Words(string text) => [.. text.ToUpperInvariant().Split([' ', ',', '.', ';', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Places that keep their order among themselves, as many as there can be: the others were moved.</summary>
    private static HashSet<int> LongestRise(int[] partner)
    {
        var (length, last) = (new int[partner.Length], new int[partner.Length]);
        var end = -1;
        for (var at = 0; at < partner.Length; at++)
        {
            (length[at], last[at]) = (partner[at] < 0 ? 0 : 1, -1);
            for (var earlier = 0; earlier < at && partner[at] >= 0; earlier++)
            {
                if (partner[earlier] >= 0 && partner[earlier] < partner[at] && length[earlier] + 1 > length[at])
                {
                    (length[at], last[at]) = (length[earlier] + 1, earlier);
                }
            }

            end = partner[at] >= 0 && (end < 0 || length[at] > length[end]) ? at : end;
        }

        HashSet<int> rise = [];
        for (; end >= 0; end = last[end])
        {
            rise.Add(end);
        }

        return rise;
    }
}

/// <summary>A thing in two versions.</summary>
/// <param name="Before">In the earlier one; null when it is new.</param>
/// <param name="After">In the later one; null when it went.</param>
/// <param name="Moved">True when it changed places among the others.</param>
public sealed record Pair<T>(T? Before, T? After, bool Moved)
    where T : class;
