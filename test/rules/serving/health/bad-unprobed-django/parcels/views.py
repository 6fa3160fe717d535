from django.http import JsonResponse


def late(request):
    return JsonResponse({"late": float(request.GET["weight"]) > 20})
