using Tera.Measurement.Employees;
using Tera.Measurement.Narratives;
using Tera.Measurement.Panels;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Procedures.Demonstration;

namespace Tera.Measurement.Demonstration;

/// <summary>Issues the form, hands it out, and says of the figures what can be read from them.</summary>
internal sealed class ReportHand(UnaskedSheets unasked, AcceptedValues accepted, RecapReader recaps) : IFormHand
{
    private const decimal Reached = 100;

    /// <summary>Percent below which a conclusion names the indicator.</summary>
    private const decimal FarOff = 95;

    public async Task<FilledForm?> FillAsync(FormDuty duty, CancellationToken ct) => duty.Model switch
    {
        FormModel => new FilledForm(),
        DistributeModel model => new FilledForm().With(DistributePanel.WhoField, model.Usual.Order(StringComparer.Ordinal)),
        ProcessModel model => await ProcessedAsync(duty, model, ct),
        ReportModel model => GoingOn(Told(model.Recap, model.Text), model.Unjudged),
        _ => null,
    };

    private async Task<FilledForm> ProcessedAsync(FormDuty duty, ProcessModel model, CancellationToken ct)
    {
        await unasked.HandInAsync(duty, model, ct);
        await accepted.AcceptAsync(duty, ct);
        var figures = await recaps.OfAsync(duty.Context.Head.Agency, SheetOpening.PeriodOf(duty.Context.Head.Subject), ct);
        var recap = figures with { Employees = model.Recap.Employees };
        return Rated(GoingOn(Told(recap, model.Text), UnjudgedValues.Among(recap)), duty, recap);
    }

    private static FilledForm Told(AgencyRecap recap, NarrativeText before) => new FilledForm()
        .With(NarrativeForm.SeenField, before.Seen)
        .With(NarrativeForm.AnalysisField, Analysis(recap))
        .With(NarrativeForm.ConclusionField, Conclusion(recap))
        .With(NarrativeForm.FollowUpField, FollowUp(recap));

    /// <summary>Nobody accepts what he wrote himself, and a small office has nobody else.</summary>
    private static FilledForm GoingOn(FilledForm form, IReadOnlyList<RecapRow> unjudged) =>
        unjudged.Count == 0 ? form : form.With(ProcessPanel.GoOnField, "Isian yang disusun sendiri sudah dicocokkan dengan data dukungnya");

    private static FilledForm Rated(FilledForm form, FormDuty duty, AgencyRecap recap)
    {
        foreach (var employee in recap.Employees.Where(employee => employee.Person != duty.Context.User.PersonId))
        {
            var work = EmployeeWork.Of(employee.Person);
            form.With(ProcessPanel.WorkField(employee.Person), work.Work.ToString()).With(ProcessPanel.ConductField(employee.Person), work.Behaviour.ToString());
        }

        return form;
    }

    private static string Analysis(AgencyRecap recap)
    {
        var missed = Missed(recap);
        var reached = recap.Rows.Where(row => Assessed(row) && row.Exact >= Reached);
        return string.Join('\n', new[] { Balance(recap, missed), Rated(recap), Causes("Penghambat", missed, row => row.Inhibiting), Causes("Pendorong", reached, row => row.Enabling) }
            .Where(line => line.Length > 0));
    }

    private static string Balance(AgencyRecap recap, List<RecapRow> missed)
    {
        var all = recap.Rows.Count(Assessed);
        return $"Dari {all} indikator yang dinilai, {all - missed.Count} mencapai target dan {missed.Count} belum. "
            + $"Rata-rata capaian {recap.Totals.Achievement} persen, serapan anggaran {recap.Totals.Absorption} persen.";
    }

    private static string Rated(AgencyRecap recap) => recap.Employees.Count == 0
        ? ""
        : $"Hasil kerja {recap.Employees.Count} pegawai dinilai, {recap.Employees.Count(one => EmployeeWork.Of(one.Person).Work is Expectation.Above)} di antaranya di atas ekspektasi.";

    /// <summary>One paragraph: what helped or hindered which indicator; empty when nobody has told.</summary>
    private static string Causes(string kind, IEnumerable<RecapRow> rows, Func<RecapRow, string> told)
    {
        var causes = rows.Where(row => told(row).Length > 0).Select(row => $"{told(row).TrimEnd('.')} ({row.Name})").ToList();
        return causes.Count == 0 ? "" : $"{kind}: {string.Join("; ", causes)}.";
    }

    private static string Conclusion(AgencyRecap recap) => string.Join('\n', recap.Rows.Where(row => Assessed(row) && row.Exact < FarOff).OrderBy(row => row.Exact)
        .Select(row => $"{row.Name} mencapai {row.Achievement} persen dari target dan perlu perhatian.")
        .Prepend($"Rata-rata capaian sasaran {recap.Totals.Achievement} persen{(recap.Totals.Category is { } category ? $", kategori {category}" : "")}."));

    private static string FollowUp(AgencyRecap recap)
    {
        var told = Missed(recap).Where(row => row.FollowUp.Length > 0).Select(row => $"{row.UnitName}: {row.FollowUp.TrimEnd('.')}.").ToList();
        return told.Count > 0 ? string.Join('\n', told) : "Capaian dipertahankan; pemantauan dilakukan setiap bulan.";
    }

    private static List<RecapRow> Missed(AgencyRecap recap) => [.. recap.Rows.Where(row => Assessed(row) && row.Exact < Reached)];

    private static bool Assessed(RecapRow row) => row is { State: EntryState.Value, Exact: not null };
}
