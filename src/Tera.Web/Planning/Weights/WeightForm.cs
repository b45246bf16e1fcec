using Tera.Organisation.Contracts;
using Tera.Planning.Strategy;
using Tera.Shared;

namespace Tera.Planning.Weights;

/// <summary>Weights as somebody typed them; what stays empty is not weighed.</summary>
internal static class WeightForm
{
    public const string Name = "tetapkan-bobot";

    public static string Field(Weighed subject) => subject.Objective is { } objective ? $"bobot.sasaran.{objective.Value}" : $"bobot.indikator.{subject.Indicator!.Value.Value}";

    /// <summary>Every fault is noted at its field.</summary>
    public static List<WishedWeight> Read(IEnumerable<Weighed> subjects, IFormCollection form, FormReading reading)
    {
        List<WishedWeight> wished = [];
        foreach (var subject in subjects)
        {
            var typed = form[Field(subject)].ToString();
            if (string.IsNullOrWhiteSpace(typed))
            {
                continue;
            }

            if (!IndonesianNumber.Parse(typed).Accepted(out var value, out var no))
            {
                reading.Refuse(Field(subject), no);
            }
            else if (value is < 0 or > Weight.Most || decimal.Round(value, Weight.Decimals) != value)
            {
                reading.Refuse(Field(subject), WeightRejections.OutOfRange(value));
            }
            else
            {
                wished.Add(new(subject, value));
            }
        }

        return wished;
    }
}
