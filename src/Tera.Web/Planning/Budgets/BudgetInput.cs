using System.Globalization;
using NodaTime.Text;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Planning.Budgets;

/// <summary>A line of the budget as somebody typed it.</summary>
internal sealed class BudgetInput
{
    public string? ProgrammeCode { get; set; }

    public string? Programme { get; set; }

    public string? ActivityCode { get; set; }

    public string? Activity { get; set; }

    public string? SubActivityCode { get; set; }

    public string? SubActivity { get; set; }

    public string? Original { get; set; }

    public List<RevisionInput> Revisions { get; set; } = [];

    public string? Unit { get; set; }

    public string? Indicator { get; set; }

    public static BudgetInput Of(BudgetItem? item) => item is null ? new() : new()
    {
        ProgrammeCode = item.ProgrammeCode,
        Programme = item.Programme,
        ActivityCode = item.ActivityCode,
        Activity = item.Activity,
        SubActivityCode = item.SubActivityCode,
        SubActivity = item.SubActivity,
        Original = IndonesianNumber.FormatForMoney(item.CeilingOriginal),
        Revisions = [.. item.Revisions.Select(one => new RevisionInput { Ceiling = IndonesianNumber.FormatForMoney(one.Ceiling), From = LocalDatePattern.Iso.Format(one.From), Ground = one.Ground })],
        Unit = item.UnitId.ToString(),
        Indicator = item.IndicatorId?.Value.ToString(),
    };

    /// <summary>The terms; null when something could not be read, every fault noted at its field.</summary>
    public BudgetTerms? Terms(FormReading reading)
    {
        var programme = Heading(reading, "Form.ProgrammeCode", ProgrammeCode, "Form.Programme", Programme);
        var activity = Heading(reading, "Form.ActivityCode", ActivityCode, "Form.Activity", Activity);
        var divided = !string.IsNullOrWhiteSpace(SubActivityCode) || !string.IsNullOrWhiteSpace(SubActivity);
        var sub = divided ? Heading(reading, "Form.SubActivityCode", SubActivityCode, "Form.SubActivity", SubActivity) : null;
        var original = Money(reading, "Form.Original", Original);
        List<BudgetRevision> revisions = [.. Revisions.Index().Where(row => !row.Item.IsEmpty).Select(row => Revision(reading, row.Index, row.Item)).OfType<BudgetRevision>()];
        var unit = reading.Id("Form.Unit", Unit);
        IndicatorId? indicator = !string.IsNullOrEmpty(Indicator) && reading.Id("Form.Indicator", Indicator) is { } paid ? new(paid) : null;
        var ceiling = reading.Clean ? reading.Take(RevisionField(0, "From"), BudgetCeiling.Of(original!.Value, revisions)) : null;
        return reading.Clean ? new(new UnitId(unit!.Value), programme!, activity!, sub, ceiling!, indicator) : null;
    }

    /// <summary>The input a refusal speaks of; null for the form as a whole.</summary>
    public static string? FieldOf(Rejection no) => no.Code switch
    {
        "planning.budget.revision-elsewhere" => RevisionField(0, "From"),
        "planning.plan.unit-elsewhere" => "Form.Unit",
        _ => null,
    };

    /// <summary>Name of an input of a change, from 0.</summary>
    public static string RevisionField(int at, string field) => string.Create(CultureInfo.InvariantCulture, $"Form.Revisions[{at}].{field}");

    private static BudgetRevision? Revision(FormReading reading, int at, RevisionInput typed)
    {
        var ceiling = string.IsNullOrWhiteSpace(typed.Ceiling) ? null : Money(reading, RevisionField(at, "Ceiling"), typed.Ceiling);
        var from = reading.OptionalDate(RevisionField(at, "From"), typed.From);
        return reading.Clean ? reading.Take(RevisionField(at, "Ceiling"), BudgetRevision.Of(ceiling, from, typed.Ground)) : null;
    }

    private static BudgetHeading? Heading(FormReading reading, string codeField, string? code, string nameField, string? name)
    {
        var (read, called) = (reading.Take(codeField, BudgetCode.Of(code)), reading.Line(nameField, name));
        return read is not null && called is not null ? new(read, called) : null;
    }

    private static decimal? Money(FormReading reading, string field, string? typed)
    {
        if (IndonesianNumber.Parse(typed, NumberReading.Thousands).Accepted(out var amount, out var no))
        {
            return amount;
        }

        reading.Refuse(field, no);
        return null;
    }
}

/// <summary>A change of the ceiling as somebody typed it; all empty for none.</summary>
internal sealed class RevisionInput
{
    public string? Ceiling { get; set; }

    public string? From { get; set; }

    public string? Ground { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Ceiling) && string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(Ground);
}
