@echo off
rem Starts the program, building it first where that is needed. Needs a JDK 17 or newer and Maven 3.8 or newer.
setlocal
chcp 65001 >nul
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%target\fazhi.jar"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not exist "%JAR%" (
  echo 正在编译（首次需要下载依赖，约几分钟）…… 1>&2
  pushd "%HOME_DIR%"
  call mvn -B -q -DskipTests package
  if errorlevel 1 (
    popd
    echo 编译失败，请看上面的信息。 1>&2
    exit /b 1
  )
  popd
)
"%JAVA%" -XX:+UseSerialGC -Xmx1g -Dfile.encoding=UTF-8 "-Dfazhi.home=%HOME_DIR%." %FAZHI_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
