using Tera.Procedures.Definitions;

namespace Tera.Procedures.Exchange;

/// <summary>The lines of the imported text out of which a row was read.</summary>
internal static class SourceExcerpt
{
    private const int Most = 60;

    /// <summary>From the line the row names to the one before the next row; empty where it names none.</summary>
    public static IReadOnlyList<(int Number, string Text)> Of(SourceLines? source, ProcedureDefinition definition, Step step)
    {
        if (source is null || step.SourceLine is not { } from)
        {
            return [];
        }

        var next = definition.PrintedSteps.Select(row => row.SourceLine).Where(line => line > from).Min() ?? from + Most;
        var all = source.Lines;
        return [.. Enumerable.Range(from, Math.Clamp(next - from, 1, Most)).Where(line => line <= all.Length).Select(line => (line, all[line - 1].Trim())).Where(line => line.Item2.Length > 0)];
    }
}
