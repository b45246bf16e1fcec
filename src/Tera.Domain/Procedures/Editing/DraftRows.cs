using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Editing;

/// <summary>A printed row with what belongs to it, its ways told relative to the row below so that rows can move.</summary>
/// <param name="Step">The row.</param>
/// <param name="Attestation">The pengesahan behind it; null for none.</param>
/// <param name="Follows">Whether it goes on to whatever stands below.</param>
/// <param name="YesFollows">The same of its Ya.</param>
/// <param name="NoFollows">The same of its Tidak.</param>
public sealed record DraftRow(Step Step, Step? Attestation, bool Follows, bool YesFollows, bool NoFollows)
{
    /// <summary>Of the row.</summary>
    public StepKey Key => Step.Key;
}

/// <summary>An SOP taken apart into rows, and put together again.</summary>
/// <param name="Definition">What was taken apart.</param>
/// <param name="Rows">Its printed rows, in order.</param>
/// <param name="Archiving">The closing archive; null for none.</param>
public sealed record DraftRows(ProcedureDefinition Definition, ImmutableArray<DraftRow> Rows, Step? Archiving)
{
    /// <summary>Takes an SOP apart.</summary>
    public static DraftRows Of(ProcedureDefinition definition)
    {
        var archiving = definition.Steps.LastOrDefault(step => step.Nature is StepNature.Archiving);
        var rows = ImmutableArray.CreateBuilder<DraftRow>();
        for (var at = 0; at < definition.Steps.Length; at++)
        {
            var step = definition.Steps[at];
            if (!step.IsPrinted)
            {
                continue;
            }

            var attestation = definition.Steps.ElementAtOrDefault(at + 1) is { Nature: StepNature.Attestation } behind ? behind : null;
            var below = definition.Steps.ElementAtOrDefault(at + (attestation is null ? 1 : 2))?.Key;
            var decision = step.Onward as Onward.Decision;
            rows.Add(new(
                step,
                attestation,
                Follows: LeadsTo((attestation ?? step).Onward, below),
                YesFollows: decision is not null && (below is { } next ? decision.Yes.Targets is [var yes] && yes == next : decision.Yes.Targets.IsEmpty),
                NoFollows: decision?.No.Targets is [var no] && no == below));
        }

        return new(definition, rows.ToImmutable(), archiving);
    }

    /// <summary>Place of a row, from 0; -1 when there is none.</summary>
    public int IndexOf(StepKey key)
    {
        for (var at = 0; at < Rows.Length; at++)
        {
            if (Rows[at].Key == key)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Steps to which the end leads.</summary>
    public ImmutableArray<StepKey> End => Archiving is null ? [] : [Archiving.Key];

    /// <summary>True when the rows bear the numbers 1, 2, 3 …; then they keep doing so.</summary>
    public bool IsNumbered => Rows.Select((row, at) => row.Step.Number == Number(at)).All(right => right);

    /// <summary>A number as the first row prints its own: 1., (1) or 1.</summary>
    private string Framed(string number) => Rows is [{ Step: { PrintedNumber: { Length: > 0 } printed, Number: { } bare } }, ..] && printed != bare && bare.All(char.IsAsciiDigit)
        ? printed.Replace(bare, number, StringComparison.Ordinal)
        : number;

    /// <summary>The same, numbered from 1.</summary>
    public DraftRows Numbered() => this with { Rows = [.. Rows.Select((row, at) => row with { Step = row.Step with { PrintedNumber = Framed(Number(at)) } })] };

    /// <summary>The SOP again, every row that follows leading to the one that is now below it.</summary>
    public ProcedureDefinition Together() => Definition with
    {
        Steps = [.. Rows.SelectMany((row, at) => Settled(row, Rows.ElementAtOrDefault(at + 1)?.Key ?? Archiving?.Key)), .. Archiving is null ? (Step[])[] : [Archiving]],
    };

    private static string Number(int at) => (at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static bool LeadsTo(Onward onward, StepKey? below) => onward switch
    {
        Onward.Next next => next.To == below,
        Onward.Finish => below is null,
        _ => false,
    };

    private static IEnumerable<Step> Settled(DraftRow row, StepKey? below)
    {
        ImmutableArray<StepKey> targets = below is { } next ? [next] : [];
        Onward onward = below is { } key ? new Onward.Next(key) : new Onward.Finish();
        if (row.Attestation is { } attestation)
        {
            return [row.Step with { Onward = new Onward.Next(attestation.Key) }, row.Follows ? attestation with { Onward = onward } : attestation];
        }

        return [row.Step.Onward switch
        {
            Onward.Decision decision => row.Step with
            {
                Onward = new Onward.Decision(
                    row.YesFollows ? decision.Yes with { Targets = targets } : decision.Yes,
                    row.NoFollows ? decision.No with { Targets = targets } : decision.No),
            },
            _ when row.Follows => row.Step with { Onward = onward },
            _ => row.Step,
        }];
    }
}
