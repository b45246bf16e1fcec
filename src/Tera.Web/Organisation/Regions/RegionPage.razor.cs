using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Tera.Organisation.Calendars;
using Tera.Organisation.Logos;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Organisation.Regions;

public sealed partial class RegionPage(SettleRegionHandler settle, KeepLogoHandler logos)
{
    private const string Settle = "ketentuan-daerah";

    private static readonly IReadOnlyList<Choice> Readings =
    [
        new(nameof(DayReading.SameTimeOfDay), "Pada jam yang sama", "Diterima pukul 10.00, waktu 1 hari: batasnya pukul 10.00 hari kerja berikutnya."),
        new(nameof(DayReading.EndOfDay), "Pada akhir jam kerja", "Diterima pukul 10.00, waktu 1 hari: batasnya saat kantor tutup hari kerja berikutnya."),
    ];

    private Region? region;

    [SupplyParameterFromForm(FormName = Settle)]
    private Input? Form { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        region = await Db.Set<Region>().AsNoTracking().SingleAsync(Aborted);
        Form ??= new()
        {
            Name = region.Name, Seat = region.Seat, TimeZone = region.TimeZone.Code, AllowOwnWork = region.AllowOwnWork,
            DayReading = region.DayReading.ToString(), NominalDay = region.NominalDay.ToString(CultureInfo.InvariantCulture),
            HolidaysKnownUntil = LocalDatePattern.Iso.Format(region.HolidaysKnownUntil),
        };
    }

    private async Task SettleAsync()
    {
        var reading = Reading();
        var (name, seat) = (reading.Line("Form.Name", Form!.Name), reading.Line("Form.Seat", Form.Seat));
        var zone = reading.Take("Form.TimeZone", IndonesianTimeZone.Parse(Form.TimeZone));
        var days = reading.Choice<DayReading>("Form.DayReading", Form.DayReading);
        var nominal = reading.Whole("Form.NominalDay", Form.NominalDay, Region.LeastNominalDay, Region.MostNominalDay);
        var until = reading.Date("Form.HolidaysKnownUntil", Form.HolidaysKnownUntil);
        if (!reading.Clean)
        {
            Refuse(Settle, reading);
            return;
        }

        var terms = new RegionTerms(name!, seat!, zone!, Form.AllowOwnWork, days!.Value, nominal!.Value, until!.Value);
        if ((await settle.HandleAsync(new(Command, Current.Required, terms, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(OrganisationLinks.Region, receipt);
            return;
        }

        Refuse(Settle, no);
    }

    private sealed class Input
    {
        public string? Name { get; set; }

        public string? Seat { get; set; }

        public string? TimeZone { get; set; }

        public bool AllowOwnWork { get; set; }

        public string? DayReading { get; set; }

        public string? NominalDay { get; set; }

        public string? HolidaysKnownUntil { get; set; }
    }
}
