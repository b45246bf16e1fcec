using System.Globalization;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Measurement.Employees;

/// <summary>An employee's sheet as it was typed.</summary>
public sealed record EmployeeText(int Seen, string Results, string Conduct, string Obstacles, string FollowUp)
{
    public const string ResultsField = "HasilKerja";
    public const string ConductField = "PerilakuKerja";
    public const string ObstaclesField = "Kendala";
    public const string FollowUpField = "TindakLanjut";

    public static EmployeeText Read(IFormCollection form)
    {
        string Text(string field) => form[field].ToString().ReplaceLineEndings("\n").Trim();
        var seen = int.TryParse(Text(CommandFields.SeenName), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
        return new(seen, Text(ResultsField), Text(ConductField), Text(ObstaclesField), Text(FollowUpField));
    }

    public static EmployeeText Of(EmployeeResult result) =>
        new(result.Version, result.Results, result.Conduct, result.Obstacles, result.FollowUp);

    public SaveEmployeeSheet Command(CommandId command, SheetId sheet, SignedInUser user) =>
        new(command, sheet, user, Seen, Results, Conduct, Obstacles, FollowUp);
}
