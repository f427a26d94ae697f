@echo off
rem The Two-Flow TCP Lab on Windows: finds a Java and becomes the program. In the released zip, programs\ has
rem all jars; in a checkout, mvnw.cmd builds them.
setlocal EnableExtensions DisableDelayedExpansion

set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
if "%ROOT:~-1%"==":" set "ROOT=%ROOT%\."

if "%~1"=="" goto usage
if "%~1"=="-h" goto usage
if "%~1"=="--help" goto usage
if "%~1"=="help" goto usage

rem The launcher has commands of its own; a role does not get its name.
set PROGRAM=
set ARGUMENTS=%*
for %%c in (demo batch open wireshark runs clean scenarios -V --version) do if "%1"=="%%c" set PROGRAM=launcher
if "%1"=="relay" set PROGRAM=relay
if "%1"=="client-chat" set PROGRAM=client-chat
if "%1"=="client-voip" set PROGRAM=client-voip
if "%1"=="chat-demo" set PROGRAM=chat-demo
if "%1"=="report" set PROGRAM=report
if "%1"=="lesson" set PROGRAM=lesson
if "%1"=="diff" set PROGRAM=diff
rem Cut out of the whole line: %%1 to %%9 would be split at = and comma, too.
if "%1"=="relay" set ARGUMENTS=%ARGUMENTS:*relay=%
if "%1"=="client-chat" set ARGUMENTS=%ARGUMENTS:*client-chat=%
if "%1"=="client-voip" set ARGUMENTS=%ARGUMENTS:*client-voip=%
if "%1"=="chat-demo" set ARGUMENTS=%ARGUMENTS:*chat-demo=%
if "%1"=="report" set ARGUMENTS=%ARGUMENTS:*report=%
if "%1"=="lesson" set ARGUMENTS=%ARGUMENTS:*lesson=%
if "%1"=="diff" set ARGUMENTS=%ARGUMENTS:*diff=%
if defined PROGRAM goto find_jars
if "%1"=="capture" goto no_capture
if "%1"=="bench" goto no_bench
>&2 echo lab: unknown: %1 (lab says what there is)
exit /b 2

:find_jars
set "DATA=%ROOT%"
set "JVM=%ROOT%\programs"
set "JARS=%ROOT%\programs"
set ALL_PROGRAMS=
if exist "%ROOT%\programs\launcher.jar" goto released
set "JVM=%ROOT%\core\src\main\jvm"
set "JARS=%ROOT%\%PROGRAM%\target"
if exist "%ROOT%\report\target\report.jar" if exist "%JARS%\%PROGRAM%.jar" goto find_java
>&2 echo lab: the jars are not built: run mvnw.cmd -Dmaven.test.skip package
exit /b 1

:released
set ALL_PROGRAMS="-Dtwoflow.programs=%JARS%"
rem Whoever may not write here, such as in Program Files, works in a folder of their own.
mkdir "%ROOT%\captures\.writable~" 2>nul
if not errorlevel 1 goto writable
set "DATA=%CD%"
goto find_java
:writable
rmdir "%ROOT%\captures\.writable~"

:find_java
set JAVA=
rem Some write quotes into the variable.
if defined JAVA_HOME set "JAVA_HOME=%JAVA_HOME:"=%"
if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if defined JAVA goto start
for %%j in (java.exe) do call :try "%%~$PATH:j"
if defined JAVA goto start
for %%v in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium") do for /f "delims=" %%d in ('dir /b /ad /o-n "%%~v" 2^>nul') do call :try "%%~v\%%d\bin\java.exe"
if defined JAVA goto start
>&2 echo lab: no Java from 21 on was found: install one (winget install EclipseAdoptium.Temurin.21.JRE) or set JAVA_HOME
exit /b 1

:start
set "OPTIONS=%JVM%\role.options"
if "%PROGRAM%"=="report" set "OPTIONS=%JVM%\report.options"
if "%PROGRAM%"=="lesson" set "OPTIONS=%JVM%\report.options"
if "%PROGRAM%"=="diff" set "OPTIONS=%JVM%\report.options"
rem A label that is not there ends the batch file, but not this line: so cmd does not ask "Terminate batch job
rem (Y/N)?" after Ctrl-C, and the exit code is Java's.
endlocal & goto #_none_# 2>nul || title %COMSPEC% & "%JAVA%" "@%OPTIONS%" "-Dtwoflow.root=%DATA%" %ALL_PROGRAMS% -jar "%JARS%\%PROGRAM%.jar" %ARGUMENTS%

rem Sets JAVA to this java.exe if it is the first one from 21 on.
:try
if defined JAVA exit /b 0
if not exist "%~1" exit /b 0
set VERSION=
rem The release file answers without starting a JVM.
if exist "%~dp1..\release" for /f "usebackq tokens=1,2 delims==" %%k in ("%~dp1..\release") do if "%%k"=="JAVA_VERSION" set "VERSION=%%~l"
if not defined VERSION for /f "tokens=2,3" %%k in ('"%~1" -version 2^>^&1') do if "%%k"=="version" set "VERSION=%%~l"
if not defined VERSION exit /b 0
for /f "delims=.-+_" %%m in ("%VERSION%") do set "VERSION=%%m"
if %VERSION% geq 21 set "JAVA=%~1"
exit /b 0

:no_capture
>&2 echo lab: capture needs Linux: lab demo lets the relay write the capture; or capture with Wireshark
exit /b 69

:no_bench
>&2 echo lab: bench needs Linux
exit /b 2

:usage
set "USAGE=%ROOT%\programs\usage.txt"
if not exist "%USAGE%" set "USAGE=%ROOT%\launcher\src\main\usage.txt"
type "%USAGE%"
exit /b 0
