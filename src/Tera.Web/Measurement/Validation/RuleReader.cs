using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Measurement.Recaps;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Planning.Indicators;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Validation;

/// <summary>Reads the rules of a region and its agencies, and holds rows against those that hold for their quarter.</summary>
public sealed class RuleReader(TeraDbContext db)
{
    /// <summary>A region settles some dozens; a bound that none reaches.</summary>
    public const int MostRules = 500;

    /// <summary>The same rows with what breaks a rule among them: what is refused or told as findings, what passes with a reason as doubts.</summary>
    public async Task<IReadOnlyList<RecapRow>> WeighAsync(AgencyId agency, FiscalPeriod period, IReadOnlyList<RecapRow> rows, CancellationToken ct)
    {
        var checkedRows = rows.Where(row => row.Case is not null).Select(Checked).ToList();
        var found = checkedRows.Count == 0 ? [] : (await InForceAsync(agency, period, ct)).SelectMany(rule => rule.Check(checkedRows)).ToList();
        return found.Count == 0 ? rows : [.. rows.Select(row => With(row, found))];
    }

    /// <summary>Rules of an agency and of the whole region, those that go on first, then by name.</summary>
    public async Task<IReadOnlyList<ValidationRule>> OfAgencyAsync(AgencyId agency, CancellationToken ct) =>
        await db.Set<ValidationRule>().AsNoTracking().TagWith("Measurement: rules between figures")
            .Where(rule => rule.AgencyId == null || rule.AgencyId == agency)
            .OrderBy(rule => rule.ValidUntil != null).ThenBy(rule => rule.Name).ThenBy(rule => rule.Id).Take(MostRules).ToListAsync(ct);

    private async Task<IReadOnlyList<ValidationRule>> InForceAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct) =>
        [.. (await OfAgencyAsync(agency, ct)).Where(rule => rule.Holds(period))];

    private static CheckedRow Checked(RecapRow row)
    {
        var weighed = row.Case!;
        return new()
        {
            Indicator = row.Indicator,
            Unit = row.Unit,
            UnitName = row.UnitName,
            Number = row.Number,
            Name = row.Name,
            Figure = weighed.Figure,
            FigureBefore = weighed.Past.Where(past => past.Period.Year == weighed.Period.Year).Select(past => (decimal?)past.Value).FirstOrDefault(),
            FigureSoFar = weighed.FigureSoFar,
            Spent = weighed.Spent,
            SpentBefore = weighed.SpentBefore,
            Ceiling = weighed.Ceiling,
        };
    }

    /// <summary>The first row of a finding asks; the others only tell that they are part of it.</summary>
    private static RecapRow With(RecapRow row, List<RuleFinding> found)
    {
        var touching = found.Where(finding => finding.Rows.Any(one => (one.Indicator, one.Unit) == (row.Indicator, row.Unit))).ToList();
        return touching.Count == 0
            ? row
            : row with
            {
                Findings = [.. touching.Where(finding => finding.Rule.Severity is not RuleSeverity.Warn || !Asks(row, finding)).Select(finding => Written(row, finding))],
                Doubts = [.. touching.Where(finding => finding.Rule.Severity is RuleSeverity.Warn && Asks(row, finding)).Select(Doubt)],
            };
    }

    private static bool Asks(RecapRow row, RuleFinding finding) => (finding.Rows[0].Indicator, finding.Rows[0].Unit) == (row.Indicator, row.Unit);

    private static RecapFinding Written(RecapRow row, RuleFinding finding) => new(
        finding.Rule.Severity, finding.Rule.Name, finding.Text, finding.Mend, finding.Rule.Ground, finding.OfMoney, Asks(row, finding), finding.IsOfOneUnit);

    private static RecapDoubt Doubt(RuleFinding finding) => new(finding.Rule.Name, finding.OfMoney, finding.Text, [new("Dasar", finding.Rule.Ground)]);
}

internal sealed class ValidationRuleMapping : IEntityTypeConfiguration<ValidationRule>
{
    public void Configure(EntityTypeBuilder<ValidationRule> builder)
    {
        builder.ToTable("validation_rule", MeasurementModule.Schema);
        builder.Property(rule => rule.Id).ValueGeneratedNever();
        builder.Property(rule => rule.Kind).HasConversion(kind => kind.Code, code => Known(code));
        builder.Property(rule => rule.Left).HasConversion(ids => Written(ids), ids => Read(ids), Comparer);
        builder.Property(rule => rule.Right).HasConversion(ids => Written(ids), ids => Read(ids), Comparer);
        builder.HasOne<Agency>().WithMany().HasForeignKey(rule => rule.AgencyId);
    }

    private static ValueComparer<IReadOnlyList<IndicatorId>> Comparer => new((one, other) => Same(one, other), ids => ids.Count, ids => ids);

    private static bool Same(IReadOnlyList<IndicatorId>? one, IReadOnlyList<IndicatorId>? other) => (one ?? []).SequenceEqual(other ?? []);

    private static Guid[] Written(IReadOnlyList<IndicatorId> ids) => [.. ids.Select(id => id.Value)];

    private static IReadOnlyList<IndicatorId> Read(Guid[] ids) => [.. ids.Select(id => new IndicatorId(id))];

    private static RuleKind Known(string code) => RuleKind.WithCode(code) ?? throw new InvalidOperationException($"A rule is of kind {code}, which is not known.");
}
