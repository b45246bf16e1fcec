namespace Tera.Organisation.Administration;

public sealed partial class OverviewPage
{
    /// <summary>Days before the end of the known holidays on which the page says so.</summary>
    private const int CalendarNotice = 60;

    private AdministrationOverview? view;
    private bool calendarEnds;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        view = await AdministrationOverview.ReadAsync(Db, Today, Aborted);
        calendarEnds = view.HolidaysKnownUntil < Today.PlusDays(CalendarNotice);
    }
}
