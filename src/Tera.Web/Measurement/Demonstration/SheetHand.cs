using Tera.Measurement.Employees;
using Tera.Measurement.Panels;
using Tera.Measurement.Sheets;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Demonstration;

namespace Tera.Measurement.Demonstration;

/// <summary>Fills a sheet and puts a file behind each row before handing it in.</summary>
internal sealed class SheetHand(SheetPen pen, SheetReader reader, SaveEmployeeSheetHandler saveEmployee) : IFormHand
{
    public async Task<FilledForm?> FillAsync(FormDuty duty, CancellationToken ct)
    {
        if (duty.Model is not CollectModel { Sheet: { } sheet })
        {
            return null;
        }

        var (opened, handedIn) = (duty.Context.Task.OpenedAt, duty.Context.Now);
        var filled = new SheetDuty(duty, sheet, duty.Context.User, duty.Context.Task.Label ?? duty.Context.User.FullName);
        duty.Clock.Show(opened + ((handedIn - opened) * 0.6));
        await (sheet.UnitId is null ? TellAsync(filled, ct) : pen.WriteAsync(filled, ct));
        duty.Clock.Show(opened + ((handedIn - opened) * 0.8));
        await (sheet.UnitId is null ? pen.AttachAsync(filled, null, "Rekap hasil kerja", ct) : pen.ProveAsync(filled, ct));
        duty.Clock.Show(handedIn);
        return new FilledForm();
    }

    private async Task TellAsync(SheetDuty duty, CancellationToken ct)
    {
        var work = EmployeeWork.Of(duty.By.PersonId);
        var seen = (await reader.ReadAsync(duty.Sheet.Id, duty.By, ct))!.Result!.Version;
        OrganisationSeed.Accepted(await saveEmployee.HandleAsync(
            new(duty.Command("save"), duty.Sheet.Id, duty.By, seen, work.Results, work.Conduct, work.Obstacles, work.FollowUp), ct));
    }
}
